import type { KnownFrom, LogReport } from '../../model/lifecycle/lifecycle';
import type { Phase, PhaseKind } from './phases';

/** One run, from the logs alone. Epoch milliseconds. */
export interface LoggedRun {
  readonly startMs: number;
  readonly endMs: number | undefined;
  readonly report: LogReport | undefined;
}

/**
 * Derives phases from a REPORT line: init or restore before START, then the run. JSON logs split the run into handler,
 * runtime and extensions; a text line has one `Duration` for all of it.
 */
export function phasesOfReport({ startMs, endMs, report }: LoggedRun, knownFrom: KnownFrom): readonly Phase[] {
  if (knownFrom === 'answer' || report === undefined) return [];
  const phases: Phase[] = [];
  const add = (kind: PhaseKind, fromMs: number, lengthMs: number | undefined): void => {
    if (lengthMs === undefined || lengthMs <= 0) return;
    phases.push({ kind, startMs: fromMs, endMs: fromMs + lengthMs, isRunning: false, knownFrom: 'logs' });
  };
  // If the trace has the attempt but not its run, `startMs` is the attempt's; a logged START is the handler's.
  const runMs = endMs === undefined ? startMs : Math.max(startMs, endMs - report.durationMs);
  const prepareMs = report.restoreMs ?? report.initMs ?? 0;
  add(report.restoreMs === undefined ? 'init' : 'restore', runMs - prepareMs, prepareMs);
  const handlerMs = Math.min(report.durationMs, report.handlerMs ?? report.durationMs);
  add('handler', runMs, Math.max(handlerMs, 0.001));
  const runtimeMs = Math.min(report.runtimeOverheadMs ?? 0, report.durationMs - handlerMs);
  add('overhead', runMs + handlerMs, runtimeMs);
  add('extensions', runMs + handlerMs + runtimeMs, report.durationMs - handlerMs - runtimeMs);
  return phases;
}
