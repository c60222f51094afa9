import type { Clock } from '../model/base/clock';
import { Emitter } from '../model/base/event';
import { type FunctionTarget, type Invocation, type InvokeOptions, noOptions } from '../model/invocation/invocation';
import { type HistoryEntry, isNewerHistory, readHistory, writeHistory } from './history';
import type { HistoryLimits } from './historyLimits';

/** The storage of the history. */
export interface HistoryStorage {
  load(): unknown;
  save(value: unknown): void | PromiseLike<void>;
}

/** `removed`: the oldest was removed because the history is full, or the history was cleared. */
export interface InvocationChange {
  readonly kind: 'added' | 'updated' | 'removed';
  readonly invocation: Invocation;
}

const saveDelayMs = 2_000;

/**
 * All invocations of this window, newest first: the single source for tree, panel, lens and status bar. Payloads are stored
 * separately, so that they are not posted to the panel.
 */
export class InvocationStore {
  private entries: readonly HistoryEntry[];
  private cancelSave: (() => void) | undefined;
  private canSave: boolean;
  private readonly emitter = new Emitter<InvocationChange>();
  readonly onDidChange = this.emitter.event;

  constructor(
    private readonly storage: HistoryStorage,
    private readonly clock: Clock,
    private readonly log: (line: string) => void,
    private readonly limits: () => HistoryLimits,
  ) {
    const { keep, maxInvocations } = limits();
    const stored = keep === 'nothing' ? undefined : storage.load();
    this.canSave = !isNewerHistory(stored);
    this.entries = readHistory(stored, clock.now(), log).slice(0, maxInvocations);
  }

  /** Whether the history of this session is stored: not in place of one that a newer version of Dwell has stored. */
  get isStored(): boolean {
    return this.canSave;
  }

  /** Newest first. */
  all(): readonly Invocation[] {
    return this.entries.map((entry) => entry.invocation);
  }

  get(id: string): Invocation | undefined {
    return this.entries.find((entry) => entry.invocation.id === id)?.invocation;
  }

  /**
   * The payload as sent, or as written when `isPayloadAsWritten`, for "invoke again"; `undefined` when payloads are not stored.
   */
  payloadOf(id: string): string | undefined {
    return this.entries.find((entry) => entry.invocation.id === id)?.payload;
  }

  /** The options that were sent with it. */
  optionsOf(id: string): InvokeOptions {
    return this.entries.find((entry) => entry.invocation.id === id)?.options ?? noOptions;
  }

  /** The newest invocation of a function, with any qualifier if `target` has none. */
  latestOf(target: FunctionTarget): Invocation | undefined {
    return this.all().find(
      (one) =>
        one.target.connectionId === target.connectionId &&
        one.target.functionName === target.functionName &&
        (target.qualifier === undefined || one.target.qualifier === target.qualifier),
    );
  }

  add(invocation: Invocation, payload: string, options: InvokeOptions): void {
    const { maxInvocations } = this.limits();
    const entries = [{ invocation, payload, options }, ...this.entries];
    this.entries = entries.slice(0, maxInvocations);
    this.changed({ kind: 'added', invocation });
    for (const dropped of entries.slice(maxInvocations)) {
      this.changed({ kind: 'removed', invocation: dropped.invocation });
    }
  }

  /** Replaces an invocation by the result of `change`; does nothing when it was removed or is unchanged. */
  update(id: string, change: (invocation: Invocation) => Invocation): void {
    const index = this.entries.findIndex((entry) => entry.invocation.id === id);
    const before = this.entries[index];
    if (before === undefined) return;
    const invocation = change(before.invocation);
    if (invocation === before.invocation) return;
    this.entries = this.entries.with(index, { ...before, invocation });
    this.changed({ kind: 'updated', invocation });
  }

  /** Removes one invocation. */
  remove(id: string): void {
    const invocation = this.get(id);
    if (invocation === undefined) return;
    this.entries = this.entries.filter((entry) => entry.invocation.id !== id);
    this.changed({ kind: 'removed', invocation });
  }

  /** Removes all, also what a newer version has stored. */
  clear(): void {
    if (!this.canSave) this.discardStored();
    const removed = this.entries;
    this.entries = [];
    for (const { invocation } of removed) this.changed({ kind: 'removed', invocation });
  }

  /** Saves pending changes immediately, at the end of the session. */
  async flush(): Promise<void> {
    if (this.cancelSave === undefined) return;
    this.cancelSave();
    await this.save();
  }

  private discardStored(): void {
    this.canSave = true;
    this.cancelSave ??= this.clock.after(saveDelayMs, () => void this.save());
  }

  private changed(change: InvocationChange): void {
    this.cancelSave ??= this.clock.after(saveDelayMs, () => void this.save());
    this.emitter.fire(change);
  }

  private async save(): Promise<void> {
    this.cancelSave = undefined;
    if (!this.canSave) return;
    try {
      await this.storage.save(writeHistory(this.entries, this.limits()));
    } catch (error) {
      this.log(`Cannot save the invocation history: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
