import type { InvocationStore } from '../invocations/invocationStore';
import { Emitter } from '../model/base/event';
import type { FunctionTarget } from '../model/invocation/invocation';
import { isBusy } from '../model/lifecycle/isBusy';
import { lifecycleOf } from '../trace/normalize/invocationLifecycle';
import { functionKey } from './functionKey';

/** The invocations and their changes. */
export type SentInvocations = Pick<InvocationStore, 'all' | 'onDidChange'>;

const tickMs = 1_000;

/** The functions that have a running invocation, and since when. There is no timer while there are none. */
export class BusyFunctions {
  private readonly didChange = new Emitter<void>();
  /** Other functions are running than before; does not fire for every poll. */
  readonly onDidChange = this.didChange.event;
  private readonly didTick = new Emitter<void>();
  /** The same functions have been running for another second. */
  readonly onDidTick = this.didTick.event;
  private since: ReadonlyMap<string, number> = new Map();
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

  dispose(): void {
    this.subscription.dispose();
    clearInterval(this.ticking);
  }

  private update(): void {
    const nowMs = Date.now();
    const before = this.since;
    const since = new Map<string, number>();
    for (const { target, sentMs } of this.store.all().filter((one) => isBusy(lifecycleOf(one, nowMs)))) {
      const key = functionKey(target);
      since.set(key, Math.min(sentMs, since.get(key) ?? sentMs));
    }
    this.since = since;
    this.scheduleTicks();
    if (since.size !== before.size || ![...since.keys()].every((key) => before.has(key))) this.didChange.fire();
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
