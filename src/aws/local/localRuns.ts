import * as v from 'valibot';
import type { CalledRunSource } from '../../model/invocation/calledRun';
import { readLocal } from './readLocal';

const run = v.object({
  sequence: v.number(),
  requestId: v.string(),
  functionName: v.string(),
  traceId: v.string(),
  http: v.optional(v.object({ method: v.string(), path: v.string() })),
  startMs: v.number(),
  endMs: v.number(),
  event: v.string(),
  response: v.string(),
  isFunctionError: v.boolean(),
  logTail: v.string(),
});
const found = v.object({ run: v.optional(run) });
const page = v.object({ runs: v.array(run), next: v.number() });

/** Reads runs that pollers and HTTP clients started from the local service. `address`: its URL; `undefined` before it was started. */
export function localRuns(address: () => string | undefined): CalledRunSource {
  const read = <Output>(path: string, schema: v.GenericSchema<unknown, Output>, signal: AbortSignal) =>
    readLocal({ address: address(), path, schema, mismatch: 'The local service does not answer.' }, signal);
  return {
    async find(requestId, signal) {
      const result = await read(`/dwell/runs/${encodeURIComponent(requestId)}`, found, signal);
      return result.ok ? { ok: true, value: result.value.run } : result;
    },
    ofHttp: (after, waitSeconds, signal) => read(`/dwell/runs?after=${after}&wait=${waitSeconds}`, page, signal),
  };
}

/** AWS does not report runs with their events. */
export const noRuns: CalledRunSource = {
  find: () => Promise.resolve({ ok: true, value: undefined }),
  ofHttp: () => Promise.resolve({ ok: true, value: undefined }),
};
