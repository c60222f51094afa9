import type { InvocationStore } from '../invocations/invocationStore';
import type { FunctionTarget } from '../model/invocation/invocation';
import { lifecycleOf } from '../trace/normalize/invocationLifecycle';

const tickMs = 1_000;

/** What a view does about functions of which an invocation is under way. */
export interface BusyListener {
  /** Others are busy than before; not called for every poll. */
  changed(): void;
  /** The same are, for a second more. */
  ticked(): void;
}

/** The functions of which an invocation is under way, and since when. There is no timer while there are none. */
export class BusyFunctions {
  private since: ReadonlyMap<string, number> = new Map();
  private ticking: NodeJS.Timeout | undefined;
  private readonly subscription;

  constructor(
    private readonly store: InvocationStore,
    private readonly listener: BusyListener,
  ) {
    this.subscription = store.onDidChange(() => this.look());
  }

  /** How long the oldest of its invocations under way has been; undefined when none is. */
  busyForMs(target: FunctionTarget): number | undefined {
    const sentMs = this.since.get(keyOf(target));
    return sentMs === undefined ? undefined : Date.now() - sentMs;
  }

  dispose(): void {
    this.subscription.dispose();
    clearInterval(this.ticking);
  }

  private look(): void {
    const nowMs = Date.now();
    const before = this.since;
    const since = new Map<string, number>();
    for (const { target, sentMs } of this.store.all().filter((one) => lifecycleOf(one, nowMs).outcome === 'pending')) {
      const key = keyOf(target);
      since.set(key, Math.min(sentMs, since.get(key) ?? sentMs));
    }
    this.since = since;
    this.tick();
    if (since.size !== before.size || ![...since.keys()].every((key) => before.has(key))) this.listener.changed();
  }

  private tick(): void {
    if (this.since.size > 0) {
      this.ticking ??= setInterval(() => this.listener.ticked(), tickMs);
      return;
    }
    clearInterval(this.ticking);
    this.ticking = undefined;
  }
}

function keyOf({ connectionId, functionName }: FunctionTarget): string {
  return `${connectionId}/${functionName}`;
}
