import { setTimeout as wait } from 'node:timers/promises';
import type { OpenedTrace } from '../../../protocol/panelMessages';
import type { Connections } from '../../connections/connections';

/** X-Ray may know a trace only some seconds after its end. */
const waitsMs: readonly number[] = [0, 1_000, 2_000, 4_000, 8_000, 15_000];

/** Reads a trace by its id and tells `show` how far it is, until it is there or it is clear that it is not. */
export async function loadTrace(
  subject: { readonly connectionId: string; readonly traceId: string },
  connections: Connections,
  signal: AbortSignal,
  show: (trace: OpenedTrace) => void,
): Promise<void> {
  const connection = connections.get(subject.connectionId);
  const base = {
    origin: connection?.spec.name ?? subject.connectionId,
    traceId: subject.traceId,
    documents: [],
    isTraceLimitExceeded: false,
  };
  const fail = (text: string): void => show({ ...base, notice: { kind: 'error', text } });
  if (connection === undefined) {
    fail('The connection of this trace is no longer in dwell.connections.');
    return;
  }
  show({ ...base, notice: { kind: 'loading', text: 'Asking X-Ray for the trace…' } });
  for (const waitMs of waitsMs) {
    if (waitMs > 0) {
      show({
        ...base,
        notice: { kind: 'loading', text: 'X-Ray does not know the trace yet. Asking again…' },
      });
    }
    await wait(waitMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const result = await connection.traces.getTrace(subject.traceId, signal);
    if (signal.aborted) return;
    if (!result.ok) return fail(result.failure.message);
    if (result.value.documents.length > 0) return show({ ...base, ...traceOf(result.value), notice: undefined });
  }
  fail(
    `X-Ray has no trace ${subject.traceId} on ${base.origin}. Check the id and the region; traces are kept for 30 days.`,
  );
}

function traceOf(value: { readonly documents: readonly string[]; readonly isLimitExceeded: boolean }) {
  return { documents: value.documents, isTraceLimitExceeded: value.isLimitExceeded };
}
