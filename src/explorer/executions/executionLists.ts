import { Emitter } from '../../model/base/event';
import type { Connection } from '../../model/connection/connection';
import type { ExecutionSummary } from '../../model/durable/execution';
import { ExecutionList } from './executionList';

/** A function of a connection. */
export interface ListedFunction {
  readonly connection: Pick<Connection, 'id' | 'executionDirectory'>;
  readonly functionName: string;
}

/** What is listed of the executions of every function. Nothing is read before a list is asked to. */
export class ExecutionLists {
  private readonly lists = new Map<string, { readonly connectionId: string; readonly list: ExecutionList }>();
  private readonly didChange = new Emitter<{ readonly connectionId: string; readonly functionName: string }>();
  /** Fires when the executions of a function are to be shown again. */
  readonly onDidChange = this.didChange.event;

  constructor(private readonly now: () => number) {}

  of({ connection, functionName }: ListedFunction): ExecutionList {
    const key = keyOf(connection.id, functionName);
    const known = this.lists.get(key)?.list ?? new ExecutionList(functionName, connection.executionDirectory, this.now);
    this.lists.set(key, { connectionId: connection.id, list: known });
    return known;
  }

  /** All executions that are listed, with their connection. */
  listed(): readonly { readonly connectionId: string; readonly execution: ExecutionSummary }[] {
    return [...this.lists.values()].flatMap(({ connectionId, list }) =>
      list.state.executions.map((execution) => ({ connectionId, execution })),
    );
  }

  /** Reads the executions of a function again where they are shown: one was started, stopped or answered. */
  reread(connectionId: string, functionName: string): void {
    this.lists.get(keyOf(connectionId, functionName))?.list.forget();
    this.redraw(connectionId, functionName);
  }

  /** Shows the list again as it is. */
  redraw(connectionId: string, functionName: string): void {
    this.didChange.fire({ connectionId, functionName });
  }

  /** Forgets a connection with its filters: another of its name may follow. */
  remove(connectionId: string): void {
    for (const [key, one] of [...this.lists]) if (one.connectionId === connectionId) this.lists.delete(key);
  }

  /** Forgets what was read, of all functions. Filters stay. */
  forget(): void {
    for (const { list } of this.lists.values()) list.forget();
  }
}

function keyOf(connectionId: string, functionName: string): string {
  return JSON.stringify([connectionId, functionName]);
}
