import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { runAnatomies } from '../../trace/measure/runAnatomies';

/** One run of a function that has ended. Milliseconds. */
export interface FunctionRun {
  readonly invocationId: string;
  /** Its environment was created, or restored from a snapshot, for this run. */
  readonly isCold: boolean;
  /** Init or restore; `undefined` for a warm run or if unknown. */
  readonly initMs: number | undefined;
  /** Without init. */
  readonly handlerMs: number | undefined;
  /** With init. */
  readonly totalMs: number;
}

// Lenses are recomputed at each change of the history; an invocation with new data is a new object.
const runsOfInvocations = new WeakMap<Invocation, readonly FunctionRun[]>();

/** The runs of an invocation in order, from its trace or log; runs that have not ended have no figures. */
export function runsOf(invocation: Invocation, lifecycle: Lifecycle): readonly FunctionRun[] {
  const before = runsOfInvocations.get(invocation);
  if (before !== undefined) return before;
  const runs = runAnatomies(invocation, lifecycle).flatMap(({ phases, environmentBusy, start }): FunctionRun[] => {
    if (environmentBusy === undefined || phases.some(({ isRunning }) => isRunning)) return [];
    const handler = phases.find(({ kind }) => kind === 'handler');
    const init = phases.find(({ kind }) => kind === 'init' || kind === 'restore');
    return [
      {
        invocationId: invocation.id,
        isCold: start === 'cold' || start === 'restored',
        initMs: init === undefined ? undefined : init.endMs - init.startMs,
        handlerMs: handler === undefined ? undefined : handler.endMs - handler.startMs,
        totalMs: environmentBusy.endMs - environmentBusy.startMs,
      },
    ];
  });
  if (invocation.following.kind === 'ended') runsOfInvocations.set(invocation, runs);
  return runs;
}
