import { isJson } from '../model/base/prettyPrint';
import { decodeParts, type EncodedPart, encodeParts, type Gzip } from './encodedParts';
import { escapePlaceholders, escapePlaceholdersOfPiece, unescapePlaceholders } from './placeholders';

/**
 * Converts external JSON (records, shared events) to the text of a payload document that is sent with the same content. `parts`
 * are decoded; text that looks like a placeholder or a mark is escaped, also inside them.
 */
export function toPayloadDocument(text: string, gzip: Gzip, parts: readonly EncodedPart[] = []): string {
  return escapePlaceholders(decodeParts(text, parts, gzip));
}

/**
 * Converts a payload document to plain JSON for programs without placeholders and marks: encodes marked parts and unescapes
 * escaped placeholders. Placeholders themselves stay as text. Throws `PartsTooDeep`.
 */
export function fromPayloadDocument(text: string, gzip: Gzip): string {
  return encodeParts(unescapePlaceholders(text), gzip);
}

/** Escapes external text that is pasted into a payload document, a whole value or a part of one, so that it is sent literally. */
export function escapePasted(text: string, gzip: Gzip): string {
  return isJson(text) ? toPayloadDocument(text, gzip) : escapePlaceholdersOfPiece(text);
}
