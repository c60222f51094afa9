import { formatBytes } from '../base/formatBytes';
import { binaryTypeOf } from './binaryType';

/** A response that is not UTF-8 text. */
export interface BinaryResponse {
  /** `PNG image`, by the magic number; `undefined` for an unknown format. */
  readonly type: string | undefined;
  /** The bytes, or the first ones of a long stream; `undefined` when they are not stored or too many to show. */
  readonly base64: string | undefined;
}

/** Text that replaces binary bytes: long enough to contain an HTTP prelude. */
const lossyBytes = 64 * 1024;

/** Decodes a payload to text, with its bytes if it is not UTF-8. A byte order mark is kept. */
export function decodePayload(bytes: Uint8Array): { payload: string; binary: BinaryResponse | undefined } {
  try {
    return { payload: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), binary: undefined };
  } catch {
    return binaryPayload(bytes);
  }
}

/** Same, for bytes known not to be UTF-8. */
export function binaryPayload(bytes: Uint8Array): { payload: string; binary: BinaryResponse } {
  const payload = new TextDecoder().decode(bytes.subarray(0, lossyBytes));
  return { payload, binary: { type: binaryTypeOf(bytes), base64: base64Of(bytes) } };
}

/** `Binary, 12 KB, PNG image`. */
export function describeBinary({ type }: BinaryResponse, bytes: number): string {
  return ['Binary', formatBytes(bytes), ...(type === undefined ? [] : [type])].join(', ');
}

const pieceBytes = 0x8000 - 2;

/** The panel, which also runs the model, has no `Buffer`. A chunk is a multiple of three bytes. */
function base64Of(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    pieces.push(btoa(String.fromCharCode(...bytes.subarray(at, at + pieceBytes))));
  }
  return pieces.join('');
}
