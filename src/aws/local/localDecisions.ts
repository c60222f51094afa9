import * as v from 'valibot';
import type { Result } from '../../model/connection/result';
import type { PollEvent } from '../../model/polling/pollEvent';
import type { PollEventPage, PolledRecords } from '../../model/polling/recordContent';

// The service is of the same version: what the reader branches on is checked, not every field of every kind.
const event = v.custom<PollEvent>((value) =>
  v.is(v.looseObject({ kind: v.string(), sequence: v.number(), atMs: v.number(), sourceArn: v.string() }), value),
);
const page = v.object({ events: v.array(event), next: v.number(), isGap: v.boolean() });

/** Reads what the local service's pollers decide (docs/local-polling.md). `address`: its URL; `undefined` before it was started. */
export function localDecisions(address: () => string | undefined): PolledRecords['decisions'] {
  return async (after, waitSeconds, signal): Promise<Result<PollEventPage | undefined>> => {
    const base = address();
    if (base === undefined) return failed('The local service is not running.');
    try {
      const answer = await fetch(new URL(`/dwell/poll-events?after=${after}&wait=${waitSeconds}`, base), { signal });
      const read = v.safeParse(page, await answer.json());
      return read.success ? { ok: true, value: read.output } : failed('The local service does not report decisions.');
    } catch {
      return failed('The local service does not answer.');
    }
  };
}

/** AWS does not report decisions. */
export const noDecisions: PolledRecords['decisions'] = () => Promise.resolve({ ok: true, value: undefined });

function failed(message: string): Result<never> {
  return { ok: false, failure: { reason: 'local', name: 'NotRunning', statusCode: undefined, message } };
}
