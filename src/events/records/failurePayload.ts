import { asObject, parseObject } from '../../model/base/parseObject';

/** What a failure record says was sent to the function. */
export type FailurePayload =
  /** JSON text. */
  | { readonly kind: 'payload'; readonly text: string }
  /** Records of a stream, which have to be read from it: the failure record only names them. */
  | {
      readonly kind: 'batch';
      readonly streamArn: string;
      readonly shardId: string;
      readonly sequenceNumber: string;
      readonly size: number;
    };

/**
 * The payload inside a failure record: `requestPayload` of a destination's record, `payload` of one in S3 or a Kafka topic, or
 * the batch that a stream's record names. `undefined` for any other text, which is a payload itself
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html).
 */
export function failurePayload(text: string): FailurePayload | undefined {
  const record = parseObject(text);
  if (record === undefined || asObject(record.requestContext) === undefined) return undefined;
  if (record.requestPayload !== undefined) {
    return { kind: 'payload', text: `${JSON.stringify(record.requestPayload, undefined, 2)}\n` };
  }
  if (typeof record.payload === 'string') return { kind: 'payload', text: record.payload };
  const batch = asObject(record.KinesisBatchInfo) ?? asObject(record.DDBStreamBatchInfo);
  const { streamArn, shardId, startSequenceNumber, batchSize } = batch ?? {};
  if (typeof streamArn !== 'string' || typeof shardId !== 'string' || typeof startSequenceNumber !== 'string') {
    return undefined;
  }
  return {
    kind: 'batch',
    streamArn,
    shardId,
    sequenceNumber: startSequenceNumber,
    size: typeof batchSize === 'number' ? batchSize : 1,
  };
}
