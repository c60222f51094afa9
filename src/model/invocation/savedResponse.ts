import { isJson } from '../base/prettyPrint';
import type { BinaryResponse } from './binaryResponse';
import { extensionOfType } from './binaryType';
import type { InvokeAnswer } from './invocation';

/** A response as a file. */
export interface SavedResponse {
  /** The stored content: base64 or text. */
  readonly content: { readonly base64: string } | { readonly text: string };
  /** Number of bytes received. */
  readonly bytes: number;
  /** File name extension without the dot: from the magic number, else the media type, else the text. */
  readonly extension: string;
}

/**
 * What the caller received: the response, or the part of a stream before it broke or the function failed. `undefined`
 * if nothing was received.
 */
export function savedResponse(answer: InvokeAnswer): SavedResponse | undefined {
  const streamed = 'streamed' in answer ? answer.streamed : undefined;
  const contentType = answer.kind === 'answered' ? answer.contentType : undefined;
  const hasBroken = answer.kind !== 'answered' || answer.functionError !== undefined;
  if (hasBroken && streamed !== undefined && streamed.chunks > 0) {
    return toFile(streamed.text, streamed.binary, { bytes: streamed.bytes, contentType });
  }
  if (answer.kind !== 'answered' || answer.payloadBytes === 0) return undefined;
  return toFile(answer.payload, answer.binary, { bytes: answer.payloadBytes, contentType });
}

function toFile(
  text: string,
  binary: BinaryResponse | undefined,
  { bytes, contentType }: { readonly bytes: number; readonly contentType: string | undefined },
): SavedResponse {
  const named = extensionOfMedia(contentType);
  if (binary === undefined) return { content: { text }, bytes, extension: named ?? textExtension(text) };
  const extension = extensionOfType(binary.type) ?? named ?? 'bin';
  return { content: { base64: binary.base64 ?? '' }, bytes, extension };
}

/** Media types whose name is not the extension. Types: https://www.iana.org/assignments/media-types. */
const extensions: Readonly<Record<string, string>> = {
  'application/gzip': 'gz',
  'application/javascript': 'js',
  'application/msword': 'doc',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/x-ndjson': 'ndjson',
  'audio/mpeg': 'mp3',
  'image/jpeg': 'jpg',
  'image/svg+xml': 'svg',
  'text/calendar': 'ics',
  'text/javascript': 'js',
  'text/markdown': 'md',
  'text/plain': 'txt',
};

/** File extension of a subtype: `pdf`, `csv`, `html`. */
const plainSubtypes =
  /^(?:application|audio|font|image|text|video)\/(avif|css|csv|gif|html|json|mp4|pdf|png|rtf|tiff|wasm|webm|webp|woff2?|xml|zip)$/;

function extensionOfMedia(contentType: string | undefined): string | undefined {
  const media = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  return Object.hasOwn(extensions, media) ? extensions[media] : plainSubtypes.exec(media)?.[1];
}

function textExtension(text: string): string {
  if (isJson(text)) return 'json';
  if (/^\s*<(?:!doctype html|html)\b/i.test(text)) return 'html';
  if (/^\s*(?:<\?xml[^>]*>\s*)?<svg\b/i.test(text)) return 'svg';
  return /^\s*<\?xml\b/.test(text) ? 'xml' : 'txt';
}
