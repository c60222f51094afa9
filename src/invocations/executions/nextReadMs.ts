import type { ExecutionTree } from '../../model/durable/executionTree';
import type { Operation } from '../../model/durable/operation';
import { openOperations } from '../../trace/durable/executionTitle';

const firstMs = 1_000;
const growth = 1.5;
/** Anyone may answer a callback at any time. */
const maxMs = 10_000;
/** Nothing but a timer is awaited. Somebody may still stop the execution. */
const maxTimedMs = 30_000;
/** Lambda starts the function a little after a timer. */
const graceMs = 500;
/** The local service has no limits, and its waits may be shorter than they say. */
const localMs = 500;
const maxLocalMs = 2_000;

/** How to pace the reading of an execution's history. */
export interface ReadPace {
  readonly isLocal: boolean;
  /** Readings in a row without a new event. */
  readonly quietReads: number;
}

/** The delay until the next reading, in milliseconds: short while something happens, longer the longer nothing does. */
export function nextReadMs(tree: ExecutionTree, nowMs: number, { isLocal, quietReads }: ReadPace): number {
  if (isLocal) return Math.min(localMs * growth ** quietReads, maxLocalMs);
  const slowing = firstMs * growth ** quietReads;
  const due = openOperations(tree.operations).map(dueMs);
  if (due.length === 0 || due.includes(undefined)) return Math.min(slowing, maxMs);
  const untilDueMs = Math.min(...due.map((ms) => ms ?? nowMs)) + graceMs - nowMs;
  return untilDueMs > 0 ? Math.min(untilDueMs, maxTimedMs) : Math.min(slowing, maxMs);
}

/** When an open operation goes on by itself, in epoch milliseconds; `undefined` where it depends on others. */
function dueMs({ status, wait, attempts }: Operation): number | undefined {
  if (wait !== undefined) return wait.scheduledEndMs;
  const last = attempts.at(-1);
  if (status !== 'retrying' || last?.endMs === undefined || last.delaySeconds === undefined) return undefined;
  return last.endMs + last.delaySeconds * 1000;
}
