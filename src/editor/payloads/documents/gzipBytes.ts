import { gunzipSync, gzipSync } from 'node:zlib';

/** Content that would exceed the size of an event is not decompressed. */
const maxBytes = 32 * 1024 * 1024;

/** `bytes` as a gzip file. */
export function packGzip(bytes: Uint8Array): Uint8Array {
  return gzipSync(bytes);
}

/** The content of a gzip file. Throws for other bytes, and beyond 32 MB. */
export function unpackGzip(bytes: Uint8Array): Uint8Array {
  return gunzipSync(bytes, { maxOutputLength: maxBytes });
}
