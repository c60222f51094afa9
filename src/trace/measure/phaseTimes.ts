import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { runAnatomies } from './runAnatomies';

/** How long the parts of an invocation took, for a comparison with others. Milliseconds; absent where not known. */
export interface PhaseTimes {
  /** Sent to the end of the last thing known. */
  readonly total?: number | undefined;
  readonly dwell?: number | undefined;
  readonly environment?: number | undefined;
  /** Init or restore; the start types are compared among themselves. */
  readonly init?: number | undefined;
  readonly handler?: number | undefined;
  /** The runtime's and the extensions' time after the handler. */
  readonly overhead?: number | undefined;
}

/** What a `PhaseTimes` has a time for, in the order in which they happen. */
export const phaseTimeNames = ['total', 'dwell', 'environment', 'init', 'handler', 'overhead'] as const;

/** The times of an invocation; of an event with several attempts those of the first. */
export function phaseTimes(invocation: Invocation, lifecycle: Lifecycle): PhaseTimes {
  const phases = runAnatomies(invocation, lifecycle)[0]?.phases.filter(({ isRunning }) => !isRunning) ?? [];
  const sum = (...kinds: readonly string[]): number | undefined => {
    const found = phases.filter(({ kind }) => kinds.includes(kind));
    return found.length === 0 ? undefined : found.reduce((total, { startMs, endMs }) => total + endMs - startMs, 0);
  };
  const queued = lifecycle.steps.find((step) => step.kind === 'queued');
  return {
    total: lifecycle.endMs === undefined ? undefined : lifecycle.endMs - lifecycle.startMs,
    dwell: queued?.endMs === undefined ? undefined : queued.endMs - queued.startMs,
    environment: sum('environment'),
    init: sum('init', 'restore'),
    handler: sum('handler'),
    overhead: sum('overhead', 'extensions'),
  };
}
