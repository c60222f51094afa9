import type { TraceNode } from './trace';
import { textOf } from './xrayDocument';

/** The table, queue, function, topic, bucket or stream that an AWS SDK's subsegment names. */
export function callResource({ aws }: TraceNode): string | undefined {
  const resources = [aws.table_name, aws.queue_url, aws.function_name, aws.topic_arn, aws.bucket_name, aws.stream_name];
  return resources.map(textOf).find((text) => text !== undefined);
}
