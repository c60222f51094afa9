import type { TraceSummary } from '../../model/connection/traceSearchSource';

/** How a trace ended. A trace can have several marks; the worst counts. */
export type TraceOutcome = 'fault' | 'throttle' | 'error' | 'partial' | 'ok';

/** Traces that ended the same way for the same reason. */
export interface TraceGroup {
  /** Stays the same while more traces arrive. */
  readonly id: string;
  readonly outcome: TraceOutcome;
  /** `TypeError in orders: Cannot read properties of undefined`; empty without a known cause. */
  readonly cause: string;
  /** Newest first. */
  readonly traces: readonly TraceSummary[];
}

const order: readonly TraceOutcome[] = ['fault', 'throttle', 'error', 'partial', 'ok'];

/** Groups by outcome and root cause: the worst outcome first, within one the largest group first. */
export function groupTraces(traces: readonly TraceSummary[]): readonly TraceGroup[] {
  const groups = new Map<string, { outcome: TraceOutcome; cause: string; traces: TraceSummary[] }>();
  for (const trace of traces) {
    const outcome = outcomeOf(trace);
    const cause = outcome === 'ok' || outcome === 'partial' ? '' : causeText(trace);
    const id = `${outcome} ${cause}`;
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { outcome, cause, traces: [trace] });
    else group.traces.push(trace);
  }
  return [...groups]
    .map(([id, group]) => ({ id, ...group, traces: group.traces.sort((a, b) => b.startMs - a.startMs) }))
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || b.traces.length - a.traces.length);
}

/** How a trace ended. */
export function outcomeOf({ isFault, isThrottle, isError, isPartial }: TraceSummary): TraceOutcome {
  if (isFault) return 'fault';
  if (isThrottle) return 'throttle';
  if (isError) return 'error';
  return isPartial ? 'partial' : 'ok';
}

const maxMessage = 80;

/** Ids and numbers in messages differ from trace to trace; the reason does not. */
function causeText({ cause, status, entry }: TraceSummary): string {
  if (cause === undefined) return status === undefined ? '' : `status ${status}`;
  const message = (cause.message.split(/\r?\n/, 1)[0] ?? '')
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]+|\b\d[\d.]*\b/gi, '…')
    .slice(0, maxMessage);
  const where = cause.service === '' || cause.service === entry ? '' : ` in ${cause.service}`;
  const what = [`${cause.type}${cause.type === '' ? '' : where}`, message].filter((part) => part !== '').join(': ');
  return what === '' ? cause.service : what;
}
