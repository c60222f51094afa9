import type { GiveUpReason } from '../../../model/polling/pollEvent';

export interface GivenUpBatch {
  readonly requestId: string;
  readonly functionArn: string;
  readonly condition: GiveUpReason;
  readonly invokeCount: number;
  /** `undefined` when the function was never called. */
  readonly response: { readonly functionError: string | undefined } | undefined;
  readonly atMs: number;
  readonly shardId: string;
  readonly streamArn: string;
  readonly sequences: readonly string[];
  readonly firstArrivedMs: number;
  readonly lastArrivedMs: number;
}

/**
 * Builds the message for an on-failure destination: positions of the records, not their data
 * (https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html, services-dynamodb-errors.html).
 */
export function failureRecord(batch: GivenUpBatch): Readonly<Record<string, unknown>> {
  const isTable = batch.streamArn.split(':')[2] === 'dynamodb';
  const info = {
    shardId: batch.shardId,
    startSequenceNumber: batch.sequences[0],
    endSequenceNumber: batch.sequences.at(-1),
    approximateArrivalOfFirstRecord: iso(batch.firstArrivedMs),
    approximateArrivalOfLastRecord: iso(batch.lastArrivedMs),
    batchSize: batch.sequences.length,
    streamArn: batch.streamArn,
  };
  return {
    requestContext: {
      requestId: batch.requestId,
      functionArn: batch.functionArn,
      condition: batch.condition,
      approximateInvokeCount: batch.invokeCount,
    },
    ...(batch.response === undefined
      ? {}
      : {
          responseContext: {
            statusCode: 200,
            executedVersion: '$LATEST',
            ...(batch.response.functionError === undefined ? {} : { functionError: batch.response.functionError }),
          },
        }),
    version: '1.0',
    timestamp: iso(batch.atMs),
    ...(isTable ? { DDBStreamBatchInfo: info } : { KinesisBatchInfo: info }),
  };
}

/** The key under which S3 gets it. */
export function failureKey(mappingUuid: string, { shardId, atMs }: GivenUpBatch, id: string): string {
  const time = iso(atMs);
  const day = time.slice(0, 10);
  const name = `${time.slice(0, 19).replaceAll(':', '.')}-${id}`;
  return `aws/lambda/${mappingUuid}/${shardId}/${day.replaceAll('-', '/')}/${name}`;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
