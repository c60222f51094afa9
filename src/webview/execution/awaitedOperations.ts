import type { ExecutionTree } from '../../model/durable/executionTree';
import type { Operation } from '../../model/durable/operation';
import { openOperations } from '../../trace/durable/executionTitle';
import { operationName } from '../../trace/durable/operationWords';

/** An operation that the execution waits for. */
export interface Awaited {
  readonly operation: Operation;
  /** Its name, or that of the operation around it. */
  readonly name: string;
  /** `Callback`, `Timer`, `Attempt 3`. */
  readonly label: string;
  /** When it goes on or is given up, in epoch milliseconds. */
  readonly untilMs: number | undefined;
  /** `untilMs` ends the wait with an error. */
  readonly isTimeout: boolean;
  /** It waits for a time, which the local service can skip. */
  readonly isTimed: boolean;
}

/** What an execution waits for, in the order of its start; without what runs. */
export function awaitedOperations(tree: ExecutionTree): readonly Awaited[] {
  const names = namesByParent(tree.operations);
  return openOperations(tree.operations).flatMap((operation): readonly Awaited[] => {
    const { status, kind, attempts, wait, callback, startMs, name } = operation;
    if (status === 'running' && kind !== 'waitForCallback') return [];
    const around = operation.parentId === undefined ? undefined : names.get(operation.parentId);
    const named = { operation, name: name ?? around ?? operationName(operation) };
    if (status === 'retrying') {
      const label = `${kind === 'condition' ? 'Check' : 'Attempt'} ${attempts.length + 1}`;
      return [{ ...named, label, untilMs: nextAttemptMs(operation), isTimeout: false, isTimed: true }];
    }
    if (wait !== undefined)
      return [{ ...named, label: 'Timer', untilMs: wait.scheduledEndMs, isTimeout: false, isTimed: true }];
    if (kind === 'chainedInvoke')
      return [{ ...named, label: 'Function', untilMs: undefined, isTimeout: false, isTimed: false }];
    // A heartbeat moves its timeout, and is no event of the history.
    const untilMs = callback?.timeoutSeconds === undefined ? undefined : startMs + callback.timeoutSeconds * 1000;
    return [{ ...named, label: 'Callback', untilMs, isTimeout: true, isTimed: false }];
  });
}

function nextAttemptMs({ attempts }: Operation): number | undefined {
  const last = attempts.at(-1);
  if (last?.endMs === undefined || last.delaySeconds === undefined) return undefined;
  return last.endMs + last.delaySeconds * 1000;
}

/** The names of operations that have one, by id. */
function namesByParent(operations: readonly Operation[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const left = [...operations];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (next.children.length === 0) continue;
    names.set(next.id, operationName(next));
    left.push(...next.children);
  }
  return names;
}
