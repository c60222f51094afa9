import type { LogEvent } from '../../model/invocation/invocation';
import type { FailureCause } from '../../model/lifecycle/lifecycle';
import { logEvidence } from '../../model/log/logEvidence';
import { readLogLine } from '../../model/log/logLine';
import { ownerOf } from '../../model/log/requestIds';

/** The lines of one run, or lines that belong to none. */
export interface LogSection {
  /** Absent for lines outside of runs. */
  readonly requestId: string | undefined;
  /** From 1, among the runs of the same request. */
  readonly attempt: number;
  readonly startMs: number;
  readonly events: readonly LogEvent[];
  /** What became of the run. */
  readonly end:
    | {
        readonly outcome: 'running' | 'succeeded' | 'finished' | 'failed' | 'timedOut';
        readonly durationMs: number | undefined;
        readonly cause: FailureCause | undefined;
      }
    | undefined;
}

interface OpenSection {
  readonly requestId: string | undefined;
  readonly attempt: number;
  readonly events: LogEvent[];
}

/**
 * Splits the events of a log group into runs, in the order of their beginnings. Lines between START and REPORT of a stream belong
 * to the run unless they name another one; lines before START belong to the environment that the run started in.
 */
export function logSections(events: readonly LogEvent[]): readonly LogSection[] {
  const sections: OpenSection[] = [];
  const openOf = new Map<string, OpenSection[]>();
  const waiting = new Map<string, OpenSection>();
  const attempts = new Map<string, number>();
  for (const event of events) {
    const line = readLogLine(event.message);
    const open = openOf.get(event.stream) ?? [];
    if (line.kind === 'start') {
      const attempt = (attempts.get(line.requestId) ?? 0) + 1;
      attempts.set(line.requestId, attempt);
      const before = waiting.get(event.stream)?.events ?? [];
      const section: OpenSection = { requestId: line.requestId, attempt, events: [...before, event] };
      const prelude = waiting.get(event.stream);
      if (prelude === undefined) sections.push(section);
      else sections[sections.indexOf(prelude)] = section;
      waiting.delete(event.stream);
      openOf.set(event.stream, [...open.filter(({ requestId }) => requestId !== line.requestId), section]);
      continue;
    }
    const own = ownerSection(event.message, open);
    if (own === undefined) {
      const prelude = waiting.get(event.stream) ?? { requestId: undefined, attempt: 1, events: [] };
      if (prelude.events.length === 0) sections.push(prelude);
      waiting.set(event.stream, prelude);
      prelude.events.push(event);
      continue;
    }
    own.events.push(event);
    if (line.kind === 'report')
      openOf.set(
        event.stream,
        open.filter((one) => one !== own),
      );
  }
  return sections.map(toSection);
}

function ownerSection(message: string, open: readonly OpenSection[]): OpenSection | undefined {
  const named = open.find(({ requestId = '' }) => ownerOf(message, requestId) === 'ours');
  if (named !== undefined) return named;
  const last = open.at(-1);
  return last !== undefined && ownerOf(message, last.requestId ?? '') === 'unmarked' ? last : undefined;
}

function toSection({ requestId, attempt, events }: OpenSection): LogSection {
  const startMs = events[0]?.timestampMs ?? 0;
  const [run] = requestId === undefined ? [] : logEvidence(events, requestId);
  if (run === undefined) return { requestId, attempt, startMs, events, end: undefined };
  const { outcome, report, cause } = run;
  return {
    requestId,
    attempt,
    startMs,
    events,
    end: { outcome: endings[outcome], durationMs: report?.durationMs, cause },
  };
}

const endings = {
  running: 'running',
  unknown: 'running',
  succeeded: 'succeeded',
  finished: 'finished',
  functionError: 'failed',
  throttled: 'failed',
  timedOut: 'timedOut',
} as const;
