import { isJson } from '../model/base/prettyPrint';
import { decodeParts, type EncodedPart, encodeParts, type Gzip } from './encodedParts';
import { escapePlaceholders, escapePlaceholdersOfPiece, unescapePlaceholders } from './placeholders';

/**
 * JSON of others (records, shared events) as the text of a payload document: sending the document gives the same content again.
 * `parts` are shown decoded; what looks like a placeholder or a mark is escaped, also within them.
 */
export function toPayloadDocument(text: string, gzip: Gzip, parts: readonly EncodedPart[] = []): string {
  return escapePlaceholders(decodeParts(text, parts, gzip));
}

/**
 * The text of a payload document as plain JSON for programs that know no placeholders and marks: marked parts are encoded, escaped
 * placeholders unescaped. Placeholders themselves stay as text. Throws `PartsTooDeep`.
 */
export function fromPayloadDocument(text: string, gzip: Gzip): string {
  return encodeParts(unescapePlaceholders(text), gzip);
}

/** Text of others that is put into a payload document, a whole value or a piece of one, so that it is sent as it is. */
export function escapePasted(text: string, gzip: Gzip): string {
  return isJson(text) ? toPayloadDocument(text, gzip) : escapePlaceholdersOfPiece(text);
}
