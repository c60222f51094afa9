import type { JsonObject } from './json';

/** "6 MB, request and response, synchronous" (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const maximumBytes = 6 * 1024 * 1024;

/** The size of the compact event without its records: `{"Records":[]}`. */
const frameBytes = 14;

/**
 * Returns the first records that fit into one invocation: Lambda's pollers end a batch when its event would exceed 6 MB, measured
 * as compact JSON.
 */
export function fitBatch(records: readonly JsonObject[]): readonly JsonObject[] {
  let bytes = frameBytes;
  const end = records.findIndex((record, index) => {
    bytes += new TextEncoder().encode(JSON.stringify(record)).byteLength + (index === 0 ? 0 : 1);
    return bytes > maximumBytes;
  });
  return end === -1 ? records : records.slice(0, Math.max(1, end));
}
