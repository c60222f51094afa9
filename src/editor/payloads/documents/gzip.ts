import { gunzipSync, gzipSync } from 'node:zlib';
import type { Gzip } from '../../../events/encodedParts';

/** Node's own. What unpacks to more than an event may have is not unpacked. */
export const gzip: Gzip = {
  pack: (bytes) => gzipSync(bytes),
  unpack: (bytes) => gunzipSync(bytes, { maxOutputLength: 32 * 1024 * 1024 }),
};
