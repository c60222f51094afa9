import { gunzipSync, gzipSync } from 'node:zlib';
import type { Gzip } from '../../src/events/encodedParts';
import type { SampleContext } from '../../src/events/sampleFacts';

/** A function in an account that does not exist. */
export const context: SampleContext = {
  accountId: '123456789012',
  region: 'eu-west-1',
  functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
  nowMs: Date.UTC(2026, 10, 23, 8, 22, 5, 849),
};

/** Node's gzip, as the extension gives it. */
export const gzip: Gzip = {
  pack: (bytes) => new Uint8Array(gzipSync(bytes)),
  unpack: (bytes) => new Uint8Array(gunzipSync(bytes)),
};
