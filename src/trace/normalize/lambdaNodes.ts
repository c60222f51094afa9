import type { NodeState, Trace, TraceNode } from '../parse/trace';
import { numberOf, textOf } from '../parse/xrayDocument';

/** X-Ray has millisecond resolution for Lambda's service segments and microseconds for functions. */
export const clockSlackMs = 1;

/**
 * Lambda's own side of an invocation. `AWS::Lambda` is also the origin of inferred segments of control-plane calls; those
 * have neither a request id nor a function's ARN.
 */
export function isServiceSegment(node: TraceNode): boolean {
  if (node.origin !== 'AWS::Lambda' || node.isInferred || !node.isSegment) return false;
  return textOf(node.aws.request_id) !== undefined || node.resourceArn !== undefined;
}

/** One run of a function. */
export function isFunctionSegment(node: TraceNode): boolean {
  return node.origin === 'AWS::Lambda::Function';
}

/**
 * Whether a service or function segment is of this function, by its name or its ARN. Lambda@Edge puts the region that
 * the function was made in before its name.
 */
export function isFunctionOf({ name, resourceArn }: TraceNode, functionName: string): boolean {
  if (name === functionName || name.replace(/^[a-z]{2}(?:-[a-z]+)+-\d\./, '') === functionName) return true;
  return resourceArn?.split(':function:')[1]?.split(':')[0] === functionName;
}

export function isDwellTime(node: TraceNode): boolean {
  return node.name === 'Dwell Time' && !node.isSegment;
}

/** From 1; `undefined` for anything but an `Attempt #n`. */
export function attemptNumber(node: TraceNode): number | undefined {
  if (node.isSegment || !node.name.startsWith('Attempt #')) return undefined;
  const number = /^Attempt #(\d+)$/.exec(node.name)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** `Initialization` in documents until about 2024, `Init` in the newer layout. */
export function isInit(node: TraceNode): boolean {
  return !node.isSegment && (node.name === 'Initialization' || node.name === 'Init');
}

/** SnapStart. */
export function isRestore(node: TraceNode): boolean {
  return !node.isSegment && node.name === 'Restore';
}

/** The handler in the layout until about 2024. The newer layout has none. */
export function isInvocation(node: TraceNode): boolean {
  return !node.isSegment && node.name === 'Invocation';
}

export function isOverhead(node: TraceNode): boolean {
  return !node.isSegment && node.name === 'Overhead';
}

/**
 * Whether the call was asynchronous: the service responded 202, the event was queued, or an attempt is after the
 * service's segment. An attempt inside it does not count: Lambda also writes one for synchronous calls.
 */
export function isAsynchronous(service: TraceNode): boolean {
  if (service.http?.status === 202) return true;
  const { endMs } = service;
  return service.children.some(
    (child) =>
      isDwellTime(child) ||
      (endMs !== undefined && attemptNumber(child) !== undefined && child.startMs > endMs + clockSlackMs),
  );
}

/**
 * The annotations that the newer layout puts on a function segment, in milliseconds. AWS's guide spells them with a
 * dot, real documents with a colon (https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html).
 */
export function lambdaAnnotation(
  node: TraceNode,
  name: 'responseLatency' | 'responseDuration' | 'runtimeOverhead' | 'extensionOverhead',
): number | undefined {
  return numberOf(node.annotations[`aws:${name}`] ?? node.annotations[`aws.${name}`]);
}

const severity: Readonly<Record<NodeState, number>> = { ok: 0, error: 1, throttle: 2, fault: 3 };

export function worseState(a: NodeState, b: NodeState): NodeState {
  return severity[a] >= severity[b] ? a : b;
}

const listed = new WeakMap<Trace, readonly TraceNode[]>();

/** All nodes of a trace, parents first; listed once per trace and shared. */
export function allNodes(trace: Trace): readonly TraceNode[] {
  const before = listed.get(trace);
  if (before !== undefined) return before;
  const nodes = [...trace.roots];
  for (let index = 0; index < nodes.length; index += 1) {
    for (const child of nodes[index]?.children ?? []) nodes.push(child);
  }
  listed.set(trace, nodes);
  return nodes;
}
