import { gunzipSync, gzipSync } from 'node:zlib';
import type { Gzip } from '../../../events/encodedParts';

/** Node's gzip. Content that would exceed the size of an event is not decompressed. */
export const gzip: Gzip = {
  pack: (bytes) => gzipSync(bytes),
  unpack: (bytes) => gunzipSync(bytes, { maxOutputLength: 32 * 1024 * 1024 }),
};
