import type { TraceNode } from './trace';
import { textOf } from './xrayDocument';

/** The table, queue, function, topic, bucket or stream that an AWS SDK's subsegment names. */
export function callResource({ aws }: TraceNode): string | undefined {
  return (
    textOf(aws.table_name) ??
    textOf(aws.queue_url) ??
    textOf(aws.function_name) ??
    textOf(aws.topic_arn) ??
    textOf(aws.bucket_name) ??
    textOf(aws.stream_name)
  );
}
