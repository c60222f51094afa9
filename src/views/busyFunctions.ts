import type { InvocationStore } from '../invocations/invocationStore';
import type { FunctionTarget } from '../model/invocation';
import { lifecycleOf } from '../trace/invocationLifecycle';

/** The functions of which an invocation is under way. Tells when one begins or ends to be, not of every poll. */
export class BusyFunctions {
  private keys: ReadonlySet<string> = new Set();
  private readonly subscription;

  constructor(
    private readonly store: InvocationStore,
    private readonly onChange: () => void,
  ) {
    this.subscription = store.onDidChange(() => this.look());
  }

  has(target: FunctionTarget): boolean {
    return this.keys.has(keyOf(target));
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private look(): void {
    const nowMs = Date.now();
    const running = this.store.all().filter((one) => lifecycleOf(one, nowMs).outcome === 'pending');
    const keys = new Set(running.map(({ target }) => keyOf(target)));
    if (keys.size === this.keys.size && [...keys].every((key) => this.keys.has(key))) return;
    this.keys = keys;
    this.onChange();
  }
}

function keyOf({ connectionId, functionName }: FunctionTarget): string {
  return `${connectionId}/${functionName}`;
}
