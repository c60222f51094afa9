import type { InvocationStore } from '../invocations/invocationStore';
import { Emitter } from '../model/base/event';
import type { FunctionTarget } from '../model/invocation/invocation';
import { outcomeWords } from '../model/invocation/shortOutcome';
import { isBusy } from '../model/lifecycle/isBusy';
import type { Outcome } from '../model/lifecycle/lifecycle';
import { lifecycleOf } from '../trace/normalize/invocationLifecycle';
import { functionKey } from './functionKey';

/** The invocations and their changes. */
export type SentInvocations = Pick<InvocationStore, 'all' | 'onDidChange'>;

const tickMs = 1_000;

/** Outcomes that a function's row names when the invocation before the running ones had them. */
const failures: ReadonlySet<Outcome> = new Set(['functionError', 'timedOut', 'throttled', 'expired']);

/**
 * The functions that have a running invocation, and since when, and those whose last one failed. There is no timer while nothing
 * runs.
 */
export class BusyFunctions {
  private readonly didChange = new Emitter<void>();
  /** Other functions are running, or have failed, than before; does not fire for every poll. */
  readonly onDidChange = this.didChange.event;
  private readonly didTick = new Emitter<void>();
  /** The same functions have been running for another second. */
  readonly onDidTick = this.didTick.event;
  private since: ReadonlyMap<string, number> = new Map();
  private lastFailures: ReadonlyMap<string, string> = new Map();
  private ticking: NodeJS.Timeout | undefined;
  private readonly subscription;

  constructor(private readonly store: SentInvocations) {
    this.subscription = store.onDidChange(() => this.update());
  }

  /** How long the oldest of a function's running invocations has been running; undefined when none is. */
  busyForMs(target: FunctionTarget): number | undefined {
    const sentMs = this.since.get(functionKey(target));
    return sentMs === undefined ? undefined : Date.now() - sentMs;
  }

  /** How the last ended invocation of a function failed, `failed ×3`; undefined when it did not. */
  lastFailure(target: FunctionTarget): string | undefined {
    return this.lastFailures.get(functionKey(target));
  }

  dispose(): void {
    this.subscription.dispose();
    clearInterval(this.ticking);
  }

  private update(): void {
    const nowMs = Date.now();
    const since = new Map<string, number>();
    const lastFailures = new Map<string, string>();
    const ended = new Set<string>();
    // The newest come first.
    for (const invocation of this.store.all()) {
      const key = functionKey(invocation.target);
      const lifecycle = lifecycleOf(invocation, nowMs);
      if (isBusy(lifecycle)) {
        since.set(key, Math.min(invocation.sentMs, since.get(key) ?? invocation.sentMs));
      } else if (lifecycle.outcome !== 'pending' && !ended.has(key)) {
        ended.add(key);
        if (failures.has(lifecycle.outcome)) lastFailures.set(key, outcomeWords(lifecycle));
      }
    }
    const isChanged = !hasSameKeys(since, this.since) || !isSameMap(lastFailures, this.lastFailures);
    this.since = since;
    this.lastFailures = lastFailures;
    this.scheduleTicks();
    if (isChanged) this.didChange.fire();
  }

  private scheduleTicks(): void {
    if (this.since.size > 0) {
      this.ticking ??= setInterval(() => this.didTick.fire(), tickMs);
      return;
    }
    clearInterval(this.ticking);
    this.ticking = undefined;
  }
}

function hasSameKeys(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean {
  return one.size === other.size && [...one.keys()].every((key) => other.has(key));
}

function isSameMap(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}
