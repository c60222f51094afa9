import { toSeconds } from '../tracing/segmentDocument';
import type { ExecutionHeader, OperationStatus, StoredOperation, WireEvent } from './durableTypes';

/** What changed since it was last stored. */
export interface ExecutionChange {
  readonly header: ExecutionHeader;
  readonly operations: readonly StoredOperation[];
  readonly events: readonly WireEvent[];
}

const open: ReadonlySet<OperationStatus> = new Set(['STARTED', 'PENDING', 'READY']);

/** One durable execution: its operations and its history. */
export class Execution {
  readonly operations = new Map<string, StoredOperation>();
  /** Operations that have not ended. */
  readonly open = new Set<StoredOperation>();
  readonly events: WireEvent[] = [];
  private revision = 0;
  private changed = new Set<StoredOperation>();
  private storedEvents = 0;

  constructor(readonly header: ExecutionHeader) {}

  /** An execution as it was stored. */
  static restore({ header, operations, events }: ExecutionChange): Execution {
    const execution = new Execution(header);
    execution.include({ header, operations, events });
    return execution;
  }

  get isRunning(): boolean {
    return this.header.status === 'RUNNING';
  }

  /** How many invocations have ended. */
  get invocations(): number {
    return this.events.filter(({ EventType }) => EventType === 'InvocationCompleted').length;
  }

  /** Whether something changed that no invocation has seen. */
  get hasNews(): boolean {
    return this.revision > this.header.seenRevision;
  }

  /** Operations that changed after `revision`, in the order of their start. */
  changedSince(revision: number): readonly StoredOperation[] {
    if (this.revision <= revision) return [];
    return [...this.operations.values()].filter((one) => one.revision > revision);
  }

  /** Everything is known to the invocation that runs. */
  markSeen(): void {
    this.header.seenRevision = this.revision;
  }

  /** A new operation, or one that was changed. */
  touch(operation: StoredOperation): void {
    this.revision += 1;
    operation.revision = this.revision;
    this.operations.set(operation.id, operation);
    this.changed.add(operation);
    if (open.has(operation.status)) this.open.add(operation);
    else this.open.delete(operation);
  }

  /** An operation of which something changed that no invocation has to know. */
  keep(operation: StoredOperation): void {
    this.changed.add(operation);
  }

  /** Adds an event to the history, with the members in the order in which AWS writes them. */
  record(type: string, atMs: number, details: object, of: Partial<StoredOperation> = {}): void {
    const { subType, id, name, parentId } = of;
    this.events.push({
      EventType: type,
      ...(subType === undefined ? {} : { SubType: subType }),
      EventId: this.events.length + 1,
      ...(id === undefined ? {} : { Id: id }),
      ...(name === undefined ? {} : { Name: name }),
      EventTimestamp: toSeconds(atMs),
      ...(parentId === undefined ? {} : { ParentId: parentId }),
      [`${type}Details`]: details,
    });
  }

  /** What was not stored yet; counts as stored from now on. */
  takeChange(): ExecutionChange {
    const change = {
      header: this.header,
      operations: [...this.changed],
      events: this.events.slice(this.storedEvents),
    };
    this.changed = new Set();
    this.storedEvents = this.events.length;
    return change;
  }

  /** All of it. */
  snapshot(): ExecutionChange {
    return { header: this.header, operations: [...this.operations.values()], events: this.events };
  }

  /** Adds a stored change. */
  include({ header, operations, events }: ExecutionChange): void {
    Object.assign(this.header, header);
    // What JSON leaves out: an invocation that has ended must not stay.
    if (header.invocation === undefined) this.header.invocation = undefined;
    if (header.retryMs === undefined) this.header.retryMs = undefined;
    for (const operation of operations) {
      const known = this.operations.get(operation.id);
      if (known) this.open.delete(known);
      this.operations.set(operation.id, operation);
      if (open.has(operation.status)) this.open.add(operation);
      this.revision = Math.max(this.revision, operation.revision);
    }
    // A compacted journal may have them already.
    this.events.push(...events.filter(({ EventId }) => Number(EventId) > this.events.length));
    this.storedEvents = this.events.length;
  }
}
