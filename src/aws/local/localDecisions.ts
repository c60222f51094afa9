import * as v from 'valibot';
import type { PollEvent } from '../../model/polling/pollEvent';
import type { PolledRecords } from '../../model/polling/recordContent';
import { readLocal } from './readLocal';

// The service is of the same version: what the reader branches on is checked, not every field of every kind.
const event = v.custom<PollEvent>((value) =>
  v.is(v.looseObject({ kind: v.string(), sequence: v.number(), atMs: v.number(), sourceArn: v.string() }), value),
);
const page = v.object({ events: v.array(event), next: v.number(), isGap: v.boolean() });

/** Reads what the local service's pollers decide (docs/local-polling.md). `address`: its URL; `undefined` before it was started. */
export function localDecisions(address: () => string | undefined): PolledRecords['decisions'] {
  return (after, waitSeconds, signal) => {
    const path = `/dwell/poll-events?after=${after}&wait=${waitSeconds}`;
    const mismatch = 'The local service does not report decisions.';
    return readLocal({ address: address(), path, schema: page, mismatch }, signal);
  };
}

/** AWS does not report decisions. */
export const noDecisions: PolledRecords['decisions'] = () => Promise.resolve({ ok: true, value: undefined });
