import { formatDuration } from '../../model/base/duration';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle, LifecycleStep } from '../../model/lifecycle/lifecycle';
import type { Trace } from '../../trace/parse/trace';
import { hasStarted } from '../lifecycle/hasStarted';
import { ranRuntime } from './ranRuntime';

/** One figure of the header's quiet line: `cold start, init 313 ms`. */
export interface Figure {
  /** For screen readers, and as the tooltip. */
  readonly label: string;
  readonly text: string;
  /** Why it deserves a look: the figure has a warning sign. */
  readonly warning?: string;
}

type Attempt = Extract<LifecycleStep, { kind: 'attempt' }>;

/** How long, how it started, memory, what the caller of an event got, and which runtime it was; as far as it is known. */
export function figures(invocation: Invocation, lifecycle: Lifecycle, trace: Trace | undefined): readonly Figure[] {
  const started = lifecycle.steps.filter((step) => step.kind === 'attempt').filter(hasStarted);
  return [
    ...duration(lifecycle),
    ...start(started),
    ...memory(started),
    ...caller(invocation),
    ...runtime(invocation, trace),
  ];
}

function duration({ startMs, endMs, outcome, mode }: Lifecycle): Figure[] {
  if (endMs === undefined || outcome === 'refused' || mode === 'DryRun') return [];
  const label = mode === 'Event' ? 'From sent to the last end' : 'From sent to response';
  return [{ label, text: formatDuration(endMs - startMs) }];
}

function start(attempts: readonly Attempt[]): Figure[] {
  const label = 'Start';
  const cold = attempts.filter((attempt) => attempt.start === 'cold' || attempt.start === 'restored');
  const [first] = cold;
  if (first === undefined) {
    const isWarm = attempts.length > 0 && attempts.every((attempt) => attempt.start === 'warm');
    return isWarm ? [{ label, text: 'warm start' }] : [];
  }
  const isRestored = first.start === 'restored';
  const share = attempts.length > 1 ? ` ${cold.length} of ${attempts.length}` : '';
  const init = first.initMs === undefined ? '' : `, ${isRestored ? 'restore' : 'init'} ${formatDuration(first.initMs)}`;
  return [{ label, text: `${isRestored ? 'restored' : 'cold start'}${share}${init}` }];
}

const tightShare = 0.9;

function memory(attempts: readonly Attempt[]): Figure[] {
  const used = Math.max(...attempts.map(({ report }) => report?.maxMemoryUsedMb ?? 0));
  const configured = attempts.find(({ report }) => report?.memoryMb !== undefined)?.report?.memoryMb;
  if (used <= 0 || configured === undefined) return [];
  const text = `${used} of ${configured} MB`;
  const figure = { label: 'Memory', text };
  return used / configured >= tightShare ? [{ ...figure, warning: 'Little memory was left' }] : [figure];
}

/** Nobody waits for the function of an event: its caller has the 202. */
function caller({ mode, answer, sentMs }: Invocation): Figure[] {
  if (mode !== 'Event' || answer.kind !== 'answered') return [];
  return [{ label: 'Caller got', text: `${answer.statusCode} in ${formatDuration(answer.atMs - sentMs)}` }];
}

function runtime({ configuration }: Invocation, trace: Trace | undefined): Figure[] {
  const ran = ranRuntime(trace, configuration?.runtime);
  return ran === undefined ? [] : [{ label: 'Runtime that ran', ...ran }];
}
