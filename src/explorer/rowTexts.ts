import { wholeSeconds } from '../model/base/duration';
import type { LambdaFunction } from '../model/function/functions';
import { describeCaller } from '../model/invocation/describeCaller';
import type { Invocation } from '../model/invocation/invocation';
import { outcomeDuration, outcomeWords } from '../model/invocation/shortOutcome';
import type { Lifecycle } from '../model/lifecycle/lifecycle';

/** A row of a tree. A side bar of 280 pixels has room for about 30 characters: distinguishing text comes first. */
export interface RowText {
  readonly label: string;
  readonly description: string;
}

/** What is known of a function's invocations. */
export interface FunctionActivity {
  /** How long the oldest running one has been running; undefined when none is. */
  readonly busyForMs: number | undefined;
  /** How the last ended one failed: `failed ×3`; undefined when it did not. */
  readonly lastFailure: string | undefined;
}

/** What a function's row says after its name: what is unusual, then the runtime: `running for 29 s · nodejs22.x`. */
export function functionDescription(lambda: LambdaFunction, { busyForMs, lastFailure }: FunctionActivity): string {
  const failed = lastFailure === undefined ? undefined : `last ${lastFailure}`;
  const activity = busyForMs === undefined ? failed : `running for ${wholeSeconds(busyForMs)}`;
  return [activity, unusualState(lambda), lambda.runtime ?? 'container image']
    .filter((part) => part !== undefined)
    .join(' · ');
}

/** The state in a word, where it is not the usual one: `failed`. */
export function unusualState({ state }: LambdaFunction): string | undefined {
  switch (state.kind) {
    case 'Failed':
      return 'failed';
    case 'Pending':
      return 'pending';
    case 'Inactive':
      return 'inactive';
    case 'Active':
    case 'Other':
      return state.isUpdating ? 'updating' : undefined;
  }
}

/** The row of an invocation: `02:07 · failed ×3`, then its function, who called it if not Dwell, and how long it took. */
export function invocationRow(
  lifecycle: Lifecycle,
  { target, caller }: Pick<Invocation, 'target' | 'caller'>,
  nowMs: number,
): RowText {
  const { functionName } = target;
  return {
    label: `${rowTime(lifecycle.startMs, nowMs)} · ${outcomeWords(lifecycle)}`,
    description: [functionName, caller && describeCaller(caller), outcomeDuration(lifecycle)]
      .filter(Boolean)
      .join(' · '),
  };
}

/** `02:07`, and for another day `Nov 27 02:07`, in the reader's time zone. */
export function rowTime(atMs: number, nowMs: number): string {
  const date = new Date(atMs);
  const time = [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
  if (date.toDateString() === new Date(nowMs).toDateString()) return time;
  return `${date.toLocaleDateString('en-US', { month: 'short', day: 'numeric' })} ${time}`;
}
