import type { NodeState, Trace, TraceNode } from '../parse/trace';
import { listOf, numberOf, textOf } from '../parse/xrayDocument';
import { isAsynchronous, isServiceSegment, worseState } from './lambdaNodes';

/** A message or record of the batch, by the trace in which it was produced. */
export interface BatchProducer {
  readonly traceId: string;
  /** X-Ray's name for the link: `AWS::SQS`, a queue's name. */
  readonly source: string | undefined;
  /** Time in the queue or stream: from the producer's send until a poller received it, if the link has both times. */
  readonly waitedMs: number | undefined;
}

/** One delivery of the batch to the function. Times as in `Trace`. */
export interface BatchTry {
  /** From 1. */
  readonly number: number;
  readonly nodeId: string;
  readonly startMs: number;
  readonly endMs: number | undefined;
  readonly state: NodeState;
}

/**
 * Facts from a trace about a poll-based invocation: Lambda polls a queue or stream and calls the function synchronously
 * with a batch; X-Ray links the function's segment to at most 20 producer traces
 * (https://docs.aws.amazon.com/xray/latest/devguide/xray-tracelinking.html).
 */
export interface Batch {
  readonly functionName: string;
  readonly producers: readonly BatchProducer[];
  readonly areProducersCut: boolean;
  readonly tries: readonly BatchTry[];
}

const maxLinkedTraces = 20;

/** `undefined` for a trace without a poller. */
export function batchOf(trace: Trace): Batch | undefined {
  const linked = trace.linked.filter((node) => node.links.some((link) => isProducer(link, node)));
  const [first] = linked;
  if (first === undefined) return undefined;
  const name = serviceAround(first)?.name ?? first.name;
  const services = trace.segments.filter(
    (node) => isServiceSegment(node) && node.name === name && node.parentId === undefined && !isAsynchronous(node),
  );
  const producers = new Map<string, BatchProducer>();
  for (const node of linked) {
    for (const link of node.links) {
      if (isProducer(link, node) && !producers.has(link.traceId)) producers.set(link.traceId, producerOf(link));
    }
  }
  return {
    functionName: name,
    producers: [...producers.values()],
    areProducersCut: linked.some(({ links }) => links.length >= maxLinkedTraces),
    tries: [...services]
      .sort((a, b) => a.startMs - b.startMs)
      .map((node, index) => ({
        number: index + 1,
        nodeId: node.id,
        startMs: node.startMs,
        endMs: node.endMs,
        state: node.children.reduce((worst, child) => worseState(worst, child.state), node.state),
      })),
  };
}

type Link = TraceNode['links'][number];

/**
 * A Lambda link without a direction leads back to a producer: all recorded forward links are marked `child`. Spans of
 * OpenTelemetry link to anything; those that consume messages link to the messages.
 */
function isProducer({ attributes }: Link, { origin, annotations }: TraceNode): boolean {
  const direction = attributes['aws.xray.reserved.reference_type'];
  if (direction !== undefined) return direction !== 'child';
  return origin?.startsWith('AWS::Lambda') === true || annotations['messaging.system'] !== undefined;
}

function producerOf({ traceId, attributes }: Link): BatchProducer {
  const sentMs = epochMs(attributes['aws.xray.reserved.received_event_end_time']);
  const takenMs = epochMs(attributes['aws.xray.reserved.dwell_end_time']);
  const names = attributes['aws.xray.reserved.names'];
  return {
    traceId,
    // A name, or a list of them.
    source: textOf(names) ?? listOf(names).map(textOf).find(Boolean) ?? textOf(attributes['aws.xray.reserved.type']),
    waitedMs: sentMs === undefined || takenMs === undefined || takenMs < sentMs ? undefined : takenMs - sentMs,
  };
}

/** Link times are epoch seconds, as a number or as text. */
function epochMs(value: unknown): number | undefined {
  const seconds = numberOf(typeof value === 'string' ? Number(value) : value);
  return seconds === undefined || !Number.isFinite(seconds) ? undefined : seconds * 1000;
}

/** The links stand on the service segment, on the function's, or on a subsegment in one of them. */
function serviceAround(node: TraceNode): TraceNode | undefined {
  for (let at: TraceNode | undefined = node; at !== undefined; at = at.parent) if (isServiceSegment(at)) return at;
  return undefined;
}
