import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { runAnatomies } from './runAnatomies';

/** How long the parts of an invocation took, for a comparison with others. Milliseconds; absent where not known. */
export interface PhaseTimes {
  /** From sending to the end of the last known step. */
  readonly total?: number | undefined;
  readonly dwell?: number | undefined;
  readonly environment?: number | undefined;
  /** Init or restore; each start type is compared only with itself. */
  readonly init?: number | undefined;
  readonly handler?: number | undefined;
  /** The runtime's and the extensions' time after the handler. */
  readonly overhead?: number | undefined;
}

/** The keys of `PhaseTimes`, in chronological order. */
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
