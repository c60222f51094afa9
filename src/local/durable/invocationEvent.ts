import type { StoredOperation } from './durableTypes';
import type { Execution } from './execution';
import { writeExecutionOperation, writeOperation } from './writeOperation';

/** Operations that a handler receives with its event; it asks for the rest by GetDurableExecutionState. */
const maxOperations = 1_000;
const maxBytes = 4 * 1024 * 1024;

/** One page of an execution's operations; `undefined` as the marker: the last one. */
export interface OperationPage {
  readonly operations: readonly object[];
  readonly nextMarker: string | undefined;
}

/** The operations from a position on, the execution itself first. */
export function operationPage(execution: Execution, from: number, maxItems = maxOperations): OperationPage {
  const all: readonly (StoredOperation | undefined)[] = [undefined, ...execution.operations.values()];
  const operations: object[] = [];
  let bytes = 0;
  for (const operation of all.slice(from, from + Math.min(maxItems, maxOperations))) {
    const size = (operation?.result?.length ?? 0) + 500;
    if (operations.length > 0 && bytes + size > maxBytes) break;
    bytes += size;
    operations.push(operation ? writeOperation(operation) : writeExecutionOperation(execution.header));
  }
  const next = from + operations.length;
  return { operations, nextMarker: next < all.length ? String(next) : undefined };
}

const timestamps: ReadonlySet<string> = new Set([
  'StartTimestamp',
  'EndTimestamp',
  'NextAttemptTimestamp',
  'ScheduledEndTimestamp',
]);

/** The event that Lambda invokes a durable function with, as JSON text; times are epoch milliseconds here, epoch seconds
 * everywhere else: the JavaScript SDK reads these or ISO text, the Python SDK these alone. */
export function invocationEvent(execution: Execution, token: string): string {
  const { operations, nextMarker } = operationPage(execution, 0);
  const updated = execution.changedSince(execution.header.seenRevision).map(({ id }) => id);
  return JSON.stringify(
    {
      DurableExecutionArn: execution.header.arn,
      CheckpointToken: token,
      InitialExecutionState: { Operations: operations, NextMarker: nextMarker ?? '' },
      ...(updated.length === 0 ? {} : { UpdatedOperationIds: updated }),
    },
    (name, value: unknown) => (timestamps.has(name) && typeof value === 'number' ? Math.round(value * 1000) : value),
  );
}
