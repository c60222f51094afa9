import { durableKindOf } from '../normalize/durableNodes';
import type { LambdaBars } from '../normalize/lambdaBars';
import {
  attemptNumber,
  isDwellTime,
  isFunctionSegment,
  isInit,
  isInvocation,
  isOverhead,
  isRestore,
  isServiceSegment,
} from '../normalize/lambdaNodes';
import type { Trace, TraceNode } from '../parse/trace';
import type { Bar } from './bar';
import { describeNode } from './describeNode';
import type { RowKind } from './waterfallRow';

/** The trace as bars, each with its meaning, still in the documents' own shape but for folded inferred segments. */
export function toBars(trace: Trace): { readonly roots: Bar[]; readonly lambda: LambdaBars } {
  const services: Bar[] = [];
  const runs: Bar[] = [];
  const roots = trace.roots.map((node) => toBar(node, undefined));
  const stack = [...roots];
  for (let bar = stack.pop(); bar !== undefined; bar = stack.pop()) {
    if (bar.kind === 'service') services.push(bar);
    else if (bar.kind === 'function') runs.push(bar);
    for (const child of bar.node?.children ?? []) {
      if (foldsInto(child, bar)) continue;
      const made = toBar(child, bar);
      bar.children.push(made);
      stack.push(made);
    }
  }
  return { roots, lambda: { services, runs } };
}

function toBar(node: TraceNode, parent: Bar | undefined): Bar {
  const kind = kindOf(node, parent?.kind);
  const { name, detail } = describeNode(node, kind);
  return {
    id: node.id,
    kind,
    name,
    detail,
    startMs: node.startMs,
    endMs: node.endMs,
    state: node.state,
    node,
    children: [],
    isBlocking: true,
  };
}

/**
 * X-Ray makes an inferred segment from the subsegment of a call; a leaf one repeats the call's timing and adds only what
 * it is: `AWS::DynamoDB::Table`.
 */
function foldsInto(node: TraceNode, parent: Bar): boolean {
  if (!node.isInferred || node.children.length > 0 || parent.node?.isSegment !== false) return false;
  parent.kind = 'call';
  parent.detail ??= [node.name, node.origin].filter((text) => text !== parent.name).join(' · ');
  return true;
}

function kindOf(node: TraceNode, parent: RowKind | undefined): RowKind {
  if (isServiceSegment(node)) return 'service';
  if (isFunctionSegment(node)) return 'function';
  if (parent === 'function') {
    if (isInit(node)) return 'init';
    if (isRestore(node)) return 'restore';
    if (isInvocation(node)) return 'handler';
    if (isOverhead(node)) return 'overhead';
  }
  if (parent === 'service') {
    if (isDwellTime(node)) return 'dwell';
    if (attemptNumber(node) !== undefined) return 'attempt';
  }
  const durable = durableKindOf(node);
  if (durable !== undefined) return durable;
  if (node.isSegment) return 'segment';
  return node.namespace === 'aws' || node.namespace === 'remote' ? 'call' : 'subsegment';
}
