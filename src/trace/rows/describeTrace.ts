import { isFailedRun } from '../normalize/failedRun';
import { allNodes, isFunctionSegment, isServiceSegment } from '../normalize/lambdaNodes';
import type { Trace, TraceException, TraceNode } from '../parse/trace';

/** The subject, time and outcome of an opened trace. */
export interface TraceDescription {
  /** `POST https://api.example.com/orders`, or the name of the root. */
  readonly entry: string;
  /** The HTTP status that the entry point answered. */
  readonly status: number | undefined;
  /** The first function that ran. */
  readonly functionName: string | undefined;
  readonly outcome: 'succeeded' | 'failed' | 'throttled' | 'running';
  /** Why it failed: the function's error, else the first error in the trace. */
  readonly error: TraceException | undefined;
  /** Epoch milliseconds. */
  readonly startMs: number;
}

/** `undefined` for a trace without segments. */
export function describeTrace(trace: Trace): TraceDescription | undefined {
  const [first] = trace.roots;
  if (first === undefined) return undefined;
  const root = trace.roots.find((node) => node.http?.method !== undefined && node.isSegment) ?? first;
  const runs = trace.segments.filter(isFunctionSegment).sort((a, b) => a.startMs - b.startMs);
  const service = trace.segments.find(isServiceSegment);
  const named = runs[0] ?? service;
  const { http } = root;
  const request = [http?.method, http?.url].filter((part) => part !== undefined).join(' ');
  const outcome = outcomeOf(root, runs);
  return {
    entry: request === '' ? root.name : request,
    status: request === '' ? undefined : http?.status,
    functionName: named === undefined ? undefined : functionNameOf(named),
    outcome,
    error:
      outcome === 'failed' ? errorOf([...runs.filter(isFailedRun).toReversed(), root, ...allNodes(trace)]) : undefined,
    startMs: trace.startMs,
  };
}

function functionNameOf({ name, resourceArn }: TraceNode): string {
  return resourceArn?.split(':function:')[1]?.split(':')[0] ?? name;
}

/** The entry's state; for an event, that of the last run: a successful retry overrides earlier failures. */
function outcomeOf(root: TraceNode, runs: readonly TraceNode[]): TraceDescription['outcome'] {
  const last = runs.at(-1);
  if (root.state === 'throttle') return 'throttled';
  if (root.state !== 'ok') return 'failed';
  const isOfLambda = isServiceSegment(root) || isFunctionSegment(root);
  if (isOfLambda && last !== undefined && isFailedRun(last)) return 'failed';
  return (last ?? root).endMs === undefined ? 'running' : 'succeeded';
}

function errorOf(nodes: readonly TraceNode[]): TraceException | undefined {
  const seen = new Set<TraceNode>();
  const stack = [...nodes].reverse();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const [exception] = node.exceptions;
    if (exception !== undefined) return exception;
    stack.push(...node.children.filter(({ state }) => state !== 'ok').reverse());
  }
  return undefined;
}

const outcomeWords: Readonly<Record<TraceDescription['outcome'], string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  throttled: 'throttled',
  running: 'in progress, or its end was not reported',
};

/** `POST https://api.example.com/orders 500 · checkout · failed: TypeError: total is not a number`. */
export function traceSentence({ entry, status, functionName, outcome, error }: TraceDescription): string {
  const why = error === undefined ? '' : `: ${[error.type, error.message.split('\n')[0]].filter(Boolean).join(': ')}`;
  const what = status === undefined ? entry : `${entry} ${status}`;
  const whose = functionName === undefined || functionName === entry ? [] : [functionName];
  return [what, ...whose, `${outcomeWords[outcome]}${why}`].join(' · ');
}
