import type { Gzip } from '../../../events/encodedParts';
import { packGzip, unpackGzip } from './gzipBytes';

/** Node's gzip; its module is loaded with the first content. */
export const gzip: Gzip = { pack: packGzip, unpack: unpackGzip };
