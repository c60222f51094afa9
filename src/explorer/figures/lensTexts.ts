import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import { shortOutcome } from '../../model/invocation/shortOutcome';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import type { FunctionFigures } from './functionFigures';

/** A lens with figures and the invocation that it opens. */
export interface FigureText {
  readonly title: string;
  readonly invocationId: string;
  readonly isRunning: boolean;
}

/** The latest outcome and the latest cold start: `✓ last 212 ms, cold 640 ms`; `undefined` before the first invocation. */
export function lastText({ invocations, coldRuns }: FunctionFigures): FigureText | undefined {
  const [last] = invocations;
  if (last === undefined) return undefined;
  const { invocation, lifecycle } = last;
  const isRunning = lifecycle.outcome === 'pending';
  if (isRunning) return { title: shortOutcome(lifecycle), invocationId: invocation.id, isRunning };
  const [cold] = coldRuns;
  const coldPart =
    cold === undefined ? '' : coldText(formatDuration(cold.totalMs), cold.invocationId === invocation.id);
  return {
    title: `${markOf(lifecycle)} last ${shortOutcome(lifecycle)}${coldPart}`,
    invocationId: invocation.id,
    isRunning,
  };
}

/** `1 of 20 failed`, with the latest that did; `undefined` when none failed. */
export function failedText({ failed, outcomeCount }: FunctionFigures): FigureText | undefined {
  const [latest] = failed;
  if (latest === undefined) return undefined;
  return {
    title: `${failed.length} of ${outcomeCount} failed`,
    invocationId: latest.invocation.id,
    isRunning: false,
  };
}

/** `3 triggers`; `undefined` for none, which templates of functions that are invoked directly have. */
export function triggersText(count: number): string | undefined {
  return count === 0 ? undefined : plural(count, 'trigger');
}

function coldText(duration: string, isLast: boolean): string {
  return isLast ? ', cold' : `, cold ${duration}`;
}

function markOf({ outcome }: Lifecycle): string {
  if (outcome === 'succeeded' || outcome === 'finished') return '✓';
  return outcome === 'unknown' ? '?' : '✗';
}
