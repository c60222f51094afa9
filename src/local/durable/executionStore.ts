import { join } from 'node:path';
import { Journal, type JournalEntry } from '../storage/journal';
import type { StoredOperation } from './durableTypes';
import { Execution, type ExecutionChange } from './execution';

type Entry =
  | { readonly kind: 'changed'; readonly change: ExecutionChange }
  | { readonly kind: 'gone'; readonly arn: string };

/** All executions by ARN, name and callback, on disk where the service has a state folder. */
export class ExecutionStore {
  private readonly executions = new Map<string, Execution>();
  /** Of one function there is one execution of a name. */
  private readonly byName = new Map<string, Execution>();
  private readonly byCallback = new Map<string, Execution>();
  private readonly journal: Journal;

  constructor(stateFolder: string | undefined) {
    this.journal = new Journal(stateFolder && join(stateFolder, 'durable.journal'), () => this.entries());
  }

  /** Reads what an earlier process has left. */
  open(): void {
    this.journal.replay((entry: JournalEntry) => {
      if (isEntry(entry)) this.apply(entry);
    });
  }

  all(): readonly Execution[] {
    return [...this.executions.values()];
  }

  find(arn: string): Execution | undefined {
    return this.executions.get(arn);
  }

  findNamed(functionName: string, name: string): Execution | undefined {
    return this.byName.get(nameKey(functionName, name));
  }

  /** The open or ended operation with this callback id, and its execution. */
  findCallback(callbackId: string): { readonly execution: Execution; readonly operation: StoredOperation } | undefined {
    const execution = this.byCallback.get(callbackId);
    const operation = execution && [...execution.operations.values()].find((one) => one.callbackId === callbackId);
    return execution && operation ? { execution, operation } : undefined;
  }

  /** Keeps what changed; `written` says when it is on disk. */
  save(execution: Execution): void {
    const change = execution.takeChange();
    this.index(execution, change.operations);
    this.append({ kind: 'changed', change });
  }

  /** Settles when everything saved so far is on disk. */
  written(): Promise<void> {
    return this.journal.written();
  }

  remove(execution: Execution): void {
    this.apply({ kind: 'gone', arn: execution.header.arn });
    this.append({ kind: 'gone', arn: execution.header.arn });
  }

  private append(entry: Entry): void {
    this.journal.append(entry);
  }

  private apply(entry: Entry): void {
    if (entry.kind === 'changed') {
      const { change } = entry;
      const known = this.executions.get(change.header.arn);
      if (known) known.include(change);
      this.index(known ?? Execution.restore(change), change.operations);
      return;
    }
    const execution = this.executions.get(entry.arn);
    if (!execution) return;
    const { functionName, name } = execution.header;
    this.executions.delete(entry.arn);
    this.byName.delete(nameKey(functionName, name));
    for (const { callbackId } of execution.operations.values()) if (callbackId) this.byCallback.delete(callbackId);
  }

  private index(execution: Execution, operations: readonly StoredOperation[]): void {
    const { arn, functionName, name } = execution.header;
    this.executions.set(arn, execution);
    this.byName.set(nameKey(functionName, name), execution);
    for (const { callbackId } of operations) if (callbackId) this.byCallback.set(callbackId, execution);
  }

  private *entries(): Generator<Entry> {
    for (const execution of this.executions.values()) yield { kind: 'changed', change: execution.snapshot() };
  }
}

function nameKey(functionName: string, name: string): string {
  return `${functionName}/${name}`;
}

function isEntry(entry: JournalEntry | Entry): entry is Entry {
  return entry.kind === 'changed' || entry.kind === 'gone';
}
