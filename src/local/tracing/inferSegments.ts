import { createHash } from 'node:crypto';
import { type SegmentDocument, withDescendants } from './segmentDocument';

/** `origin` by the lowercase name that the SDKs' tracers give a service; others have `AWS::<name>`. */
const origins: Readonly<Record<string, string>> = {
  dynamodb: 'AWS::DynamoDB::Table',
  sqs: 'AWS::SQS::Queue',
  sns: 'AWS::SNS',
  s3: 'AWS::S3',
  lambda: 'AWS::Lambda',
  events: 'AWS::Events',
};

/**
 * Creates segments for AWS calls whose callee sent none, as X-Ray does from the caller's subsegment: same name and times,
 * `inferred`, and the subsegment as parent.
 */
export function inferSegments(segments: readonly SegmentDocument[]): readonly SegmentDocument[] {
  const answered = new Set(segments.map((one) => one.parent_id));
  return segments.flatMap((segment) =>
    [...withDescendants(segment)]
      .filter((node) => node !== segment && node.namespace === 'aws' && !answered.has(node.id))
      .map((call) => infer(call, segment.trace_id)),
  );
}

function infer(call: SegmentDocument, traceId: string | undefined): SegmentDocument {
  const { name, start_time, end_time, in_progress, http, aws, error, fault, throttle } = call;
  return {
    // The same id on each read, so that readers recognize the segment.
    id: createHash('sha256').update(`inferred ${call.id}`).digest('hex').slice(0, 16),
    name,
    start_time,
    ...(traceId === undefined ? {} : { trace_id: traceId }),
    ...(end_time === undefined ? {} : { end_time }),
    ...(in_progress === undefined ? {} : { in_progress }),
    parent_id: call.id,
    inferred: true,
    ...(http === undefined ? {} : { http }),
    ...(aws === undefined ? {} : { aws }),
    ...(error === undefined ? {} : { error }),
    ...(fault === undefined ? {} : { fault }),
    ...(throttle === undefined ? {} : { throttle }),
    origin: origins[name.toLowerCase()] ?? `AWS::${name}`,
  };
}
