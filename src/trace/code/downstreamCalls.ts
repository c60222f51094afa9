import { formatDuration } from '../../model/base/duration';
import { allNodes, isFunctionOf, isFunctionSegment } from '../normalize/lambdaNodes';
import type { Trace, TraceNode } from '../parse/trace';
import { textOf } from '../parse/xrayDocument';

/** All calls of one operation of an AWS service that a function made in a trace. */
export interface DownstreamCalls {
  /** As the tracer names it: `DynamoDB`, `S3`. */
  readonly service: string;
  /** `PutItem`. */
  readonly operation: string;
  /** Of calls that have ended, ascending. */
  readonly durationsMs: readonly number[];
  readonly count: number;
  readonly throttled: number;
  /** Without those that were throttled. */
  readonly failed: number;
}

/** What a function called in a trace, in the order of the first call. */
export function downstreamCalls(trace: Trace, functionName: string): readonly DownstreamCalls[] {
  const calls = new Map<string, DownstreamCalls>();
  const runs = allNodes(trace).filter((node) => isFunctionSegment(node) && isFunctionOf(node, functionName));
  const nodes = runs.flatMap(callsOfRun).sort((a, b) => a.startMs - b.startMs);
  for (const node of nodes) {
    const operation = textOf(node.aws.operation) ?? '';
    const key = JSON.stringify([node.name.toLowerCase(), operation.toLowerCase()]);
    calls.set(key, withCall(calls.get(key) ?? none(node.name, operation), node));
  }
  return [...calls.values()];
}

/** `DynamoDB PutItem 41 ms ×3, 1 throttled`: the median of several calls, which is one that was measured. */
export function describeCalls({ service, operation, durationsMs, count, throttled, failed }: DownstreamCalls): string {
  const median = durationsMs[Math.floor((durationsMs.length - 1) / 2)];
  const parts = [service, operation, median === undefined ? 'running' : formatDuration(median)];
  return [
    `${parts.join(' ')}${count > 1 ? ` ×${count}` : ''}`,
    ...(throttled > 0 ? [`${throttled} throttled`] : []),
    ...(failed > 0 ? [`${failed} failed`] : []),
  ].join(', ');
}

/** A tracer may record retries as nested calls; only the outermost one was made by the code. */
function callsOfRun(run: TraceNode): readonly TraceNode[] {
  const found: TraceNode[] = [];
  const nodes = [...run.children];
  for (let node = nodes.shift(); node !== undefined; node = nodes.shift()) {
    if (node.isSegment) continue;
    if (node.namespace === 'aws' && textOf(node.aws.operation) !== undefined) found.push(node);
    else nodes.push(...node.children);
  }
  return found;
}

function none(service: string, operation: string): DownstreamCalls {
  return { service, operation, durationsMs: [], count: 0, throttled: 0, failed: 0 };
}

function withCall(calls: DownstreamCalls, { startMs, endMs, state }: TraceNode): DownstreamCalls {
  const durationsMs = endMs === undefined ? calls.durationsMs : [...calls.durationsMs, endMs - startMs];
  return {
    ...calls,
    durationsMs: durationsMs.toSorted((a, b) => a - b),
    count: calls.count + 1,
    throttled: calls.throttled + (state === 'throttle' ? 1 : 0),
    failed: calls.failed + (state === 'error' || state === 'fault' ? 1 : 0),
  };
}
