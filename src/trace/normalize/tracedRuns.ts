import type { Phase, PhaseKind } from '../measure/phases';
import { type Bar, latestEnd, walkBars } from '../rows/bar';
import { isFunctionOf, isInit, isRestore } from './lambdaNodes';
import { noteOfEarlierInit } from './placeInits';

/** One run of the function from the trace, with its environment preparation. Epoch milliseconds. */
export interface TracedRun {
  readonly startMs: number;
  readonly responseSentMs: number | undefined;
  /** The function's bar, of the normalized tree; its times are relative to `originMs`. */
  readonly bar: Bar;
  /** Environment creation, init and restore: before the run, in its parent. */
  readonly before: readonly Bar[];
  /** Lambda's own side of the request, where the trace has it. */
  readonly service: Bar | undefined;
  readonly originMs: number;
  /** The latest end of the trace, relative to `originMs`: the end of running bars. */
  readonly latestMs: number;
  readonly notes: readonly string[];
}

/** The runs of `functionName` among normalized bars, in order of their start. `originMs`: epoch milliseconds of time 0. */
export function tracedRuns(
  roots: readonly Bar[],
  functionName: string,
  originMs: number,
  latestMs: number,
): readonly TracedRun[] {
  const runs: TracedRun[] = [];
  walkBars(roots, (bar, parent) => {
    const { node } = bar;
    if (bar.kind !== 'function' || node === undefined || !isFunctionOf(node, functionName)) return;
    const inits = node.children.filter((child) => isInit(child) || isRestore(child));
    const ids = new Set(inits.flatMap(({ id }) => [id, `${id}:before`]));
    const before = (parent?.children ?? roots).filter(({ id }) => ids.has(id));
    const shown = new Set([...before, ...bar.children].map(({ id }) => id));
    const handler = bar.children.find(({ kind }) => kind === 'handler');
    runs.push({
      startMs: originMs + bar.startMs,
      responseSentMs: handler?.endMs === undefined ? undefined : originMs + handler.endMs,
      bar,
      before,
      service: parent?.kind === 'service' ? parent : undefined,
      originMs,
      latestMs,
      notes: inits.filter(({ id }) => !shown.has(id)).map((init) => noteOfEarlierInit(init, bar.startMs)),
    });
  });
  return runs.sort((a, b) => a.startMs - b.startMs);
}

/**
 * The phases of a run. If bars overlap because of clock differences, the later one begins at the end of the earlier
 * one.
 */
export function phasesOfRun({ bar: run, before, originMs, latestMs }: TracedRun): readonly Phase[] {
  const after = run.children.filter(({ kind }) => kind === 'overhead').flatMap(partsOfOverhead);
  const inside = run.children.filter(({ kind }) => kind === 'init' || kind === 'restore');
  const handler = run.children.find(({ kind }) => kind === 'handler');
  // The oldest layout has no handler bar: the run without init and overhead is the handler.
  const handlerEndMs = handler?.endMs ?? after[0]?.startMs ?? run.endMs;
  const stretches: Stretch[] = [
    ...[...before, ...inside].map((bar) => ({ kind: bar.kind, startMs: bar.startMs, endMs: bar.endMs })),
    { kind: 'handler', startMs: handler?.startMs ?? run.startMs, endMs: handlerEndMs },
    ...after,
  ];
  const phases: Phase[] = [];
  for (const { kind, ...stretch } of stretches) {
    if (!isPhaseKind(kind)) continue;
    const startMs = Math.max(originMs + stretch.startMs, phases.at(-1)?.endMs ?? Number.NEGATIVE_INFINITY);
    const endMs = Math.max(startMs, originMs + (stretch.endMs ?? Math.max(latestMs, latestEnd(run))));
    phases.push({ kind, startMs, endMs, isRunning: stretch.endMs === undefined, knownFrom: 'trace' });
  }
  return phases;
}

interface Stretch {
  readonly kind: Bar['kind'];
  readonly startMs: number;
  readonly endMs: number | undefined;
}

function partsOfOverhead(overhead: Bar): readonly Bar[] {
  return overhead.children.length === 0 ? [overhead] : overhead.children;
}

function isPhaseKind(kind: Bar['kind']): kind is PhaseKind {
  return ['environment', 'init', 'restore', 'handler', 'overhead', 'extensions'].includes(kind);
}
