import { formatSpan, wholeSeconds } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { ExecutionStatus } from '../../model/durable/execution';
import type { ExecutionTree } from '../../model/durable/executionTree';
import type { Operation } from '../../model/durable/operation';
import { operationName } from './operationWords';

/** `Succeeded after 3 days`, `Waiting for a callback for 2 min`. */
export function executionTitle(tree: ExecutionTree, nowMs: number): string {
  const { status, startMs, endMs } = tree;
  if (status !== 'RUNNING') return `${endWords[status]} after ${formatSpan((endMs ?? nowMs) - startMs)}`;
  const open = openOperations(tree.operations);
  const running = open.filter((one) => one.status === 'running');
  if (running.length > 0) return runningText(running);
  const [first] = open;
  if (first === undefined) return 'Running';
  if (open.length > 1) return `Waiting for ${listOf(countsOf(open))}`;
  if (first.status === 'retrying')
    return `Waiting for ${attemptNoun(first)} ${first.attempts.length + 1} of ${operationName(first)}`;
  return `Waiting for ${awaited(first)} for ${spanOf(nowMs - first.startMs)}`;
}

/** The operations that an execution waits for or runs: without those around them. */
export function openOperations(operations: readonly Operation[]): readonly Operation[] {
  const open: Operation[] = [];
  const left = operations.toReversed();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { status, kind, children } = next;
    if (status !== 'waiting' && status !== 'retrying' && status !== 'running') continue;
    if (children.length === 0 && !containers.has(kind)) open.push(next);
    left.push(...children.toReversed());
  }
  return open;
}

/** They run what is in them: alone, they say nothing. */
const containers: ReadonlySet<Operation['kind']> = new Set<Operation['kind']>([
  'context',
  'parallel',
  'branch',
  'map',
  'iteration',
  'unknown',
]);

/** Changes once a second at most: `39 s`, `2 min 3 s`, `3 days`. */
function spanOf(ms: number): string {
  return ms < 60_000 ? wholeSeconds(ms) : formatSpan(ms);
}

function runningText(running: readonly Operation[]): string {
  const [first] = running;
  return running.length === 1 && first !== undefined
    ? `Running ${operationName(first)}`
    : `Running ${plural(running.length, 'step')}`;
}

function attemptNoun({ kind }: Operation): string {
  return kind === 'condition' ? 'check' : 'attempt';
}

function awaited(operation: Operation): string {
  if (operation.kind === 'chainedInvoke') return operation.chained?.functionName ?? 'a function';
  return operation.kind === 'wait' ? 'a timer' : 'a callback';
}

/** `2 callbacks`, `a timer`, in the order of their first. */
function countsOf(open: readonly Operation[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const operation of open) {
    const noun = nounOf(operation);
    counts.set(noun, (counts.get(noun) ?? 0) + 1);
  }
  return [...counts].map(([noun, count]) => (count === 1 ? `a ${noun}` : plural(count, noun, many[noun])));
}

const many: Readonly<Record<string, string>> = { retry: 'retries' };

function nounOf({ status, kind }: Operation): string {
  if (status === 'retrying') return kind === 'condition' ? 'check' : 'retry';
  if (kind === 'chainedInvoke') return 'function';
  return kind === 'wait' ? 'timer' : 'callback';
}

function listOf(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

const endWords: Readonly<Record<Exclude<ExecutionStatus, 'RUNNING'>, string>> = {
  SUCCEEDED: 'Succeeded',
  FAILED: 'Failed',
  TIMED_OUT: 'Timed out',
  STOPPED: 'Stopped',
};
