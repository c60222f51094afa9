import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand as GetDynamoDbRecordsCommand,
  GetShardIteratorCommand as GetDynamoDbShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import {
  type _Record as DataRecord,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis';
import { GetQueueUrlCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { dynamoDbRecord, kinesisRecord, sqsRecord } from '../events/batchRecords';
import type { Result } from '../model/connection';
import {
  type PeekedRecords,
  type PeekFrom,
  type PeekRequest,
  peekableService,
  type RecordSource,
} from '../model/recordSource';
import type { AwsGateway } from './awsGateway';
import { peekStream, type ShardReader } from './peekStream';

/** ReceiveMessage gives no more at once; asked again it may give the same. */
const mostMessages = 10;

/** Looks into the queues and streams of an account. */
export class AwsRecordSource implements RecordSource {
  constructor(private readonly gateway: AwsGateway) {}

  peek(request: PeekRequest, signal: AbortSignal): Promise<Result<PeekedRecords>> {
    switch (peekableService(request.arn)) {
      case 'sqs':
        return this.ofQueue(request, signal);
      case 'kinesis':
        return this.ofStream(request, signal);
      case 'dynamodb':
        return this.ofTable(request, signal);
      case undefined: {
        const message = `The records of ${request.arn} cannot be looked at from outside: only those of SQS, Kinesis and DynamoDB Streams can.`;
        return Promise.resolve({
          ok: false,
          failure: { reason: 'invalid', name: 'NotPeekable', statusCode: undefined, message },
        });
      }
    }
  }

  /** Visible again at once. Only the count of how often it was received goes up, which a redrive policy watches. */
  private ofQueue({ arn, maximumRecords }: PeekRequest, signal: AbortSignal): Promise<Result<PeekedRecords>> {
    const [, , , , accountId, name = ''] = arn.split(':');
    const about = { action: 'sqs:ReceiveMessage', subject: `queue ${name}` };
    return this.gateway.read(about, signal, async ({ sqs }) => {
      const options = { abortSignal: signal };
      const owner = { QueueName: name, QueueOwnerAWSAccountId: accountId };
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand(owner), options);
      const command = new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: Math.min(mostMessages, maximumRecords),
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
        VisibilityTimeout: 0,
        WaitTimeSeconds: 1,
      });
      const { Messages = [] } = await sqs.send(command, options);
      const notes =
        Messages.length === 0 ? ['The queue gave no message: it is empty, or all are being worked on.'] : [];
      return { records: Messages.map((message) => sqsRecord(message, arn)), notes };
    });
  }

  private ofStream(request: PeekRequest, signal: AbortSignal): Promise<Result<PeekedRecords>> {
    // A mapping may name a consumer of the stream: `…:stream/NAME/consumer/…`.
    const streamArn = request.arn.split('/').slice(0, 2).join('/');
    const about = { action: 'kinesis:GetRecords', subject: `stream ${streamArn.split('/').at(-1)}` };
    return this.gateway.read(about, signal, async ({ kinesis }) => {
      const reader = kinesisReader(kinesis, streamArn, signal);
      const { shardId, records, notes } = await peekStream(reader, request.from, request.maximumRecords, signal);
      const place = { shardId, streamArn, invokeIdentityArn: request.invokeIdentityArn };
      return { records: records.map((record) => kinesisRecord(record, place)), notes };
    });
  }

  private ofTable({ arn, from, maximumRecords }: PeekRequest, signal: AbortSignal): Promise<Result<PeekedRecords>> {
    const about = { action: 'dynamodb:GetRecords', subject: `stream of ${arn.split('/')[1]}` };
    return this.gateway.read(about, signal, async ({ dynamoDbStreams }) => {
      const reader = dynamoDbReader(dynamoDbStreams, arn, signal);
      const { records, notes } = await peekStream(reader, from, Math.min(1_000, maximumRecords), signal);
      return { records: records.map((record) => dynamoDbRecord(record, arn)), notes };
    });
  }
}

function kinesisReader(kinesis: KinesisClient, streamArn: string, signal: AbortSignal): ShardReader<DataRecord> {
  const options = { abortSignal: signal };
  return {
    async shards() {
      const shards: { readonly id: string; readonly isOpen: boolean }[] = [];
      let token: string | undefined;
      do {
        const command = new ListShardsCommand(token === undefined ? { StreamARN: streamArn } : { NextToken: token });
        const page = await kinesis.send(command, options);
        for (const { ShardId, SequenceNumberRange } of page.Shards ?? []) {
          shards.push({ id: ShardId ?? '', isOpen: SequenceNumberRange?.EndingSequenceNumber === undefined });
        }
        token = page.NextToken;
      } while (token !== undefined);
      return shards;
    },
    async iterator(shardId, from) {
      const command = new GetShardIteratorCommand({ StreamARN: streamArn, ShardId: shardId, ...startOf(from) });
      return (await kinesis.send(command, options)).ShardIterator;
    },
    async records(iterator, limit) {
      const command = new GetRecordsCommand({ ShardIterator: iterator, Limit: limit, StreamARN: streamArn });
      const page = await kinesis.send(command, options);
      return {
        records: page.Records ?? [],
        next: page.NextShardIterator,
        isAtTip: (page.MillisBehindLatest ?? 0) === 0,
      };
    },
  };
}

function startOf(from: PeekFrom) {
  switch (from.kind) {
    case 'latest':
      return { ShardIteratorType: 'LATEST' } as const;
    case 'horizon':
      return { ShardIteratorType: 'TRIM_HORIZON' } as const;
    case 'time':
      return { ShardIteratorType: 'AT_TIMESTAMP', Timestamp: new Date(from.atMs) } as const;
    case 'sequence':
      return { ShardIteratorType: 'AT_SEQUENCE_NUMBER', StartingSequenceNumber: from.sequenceNumber } as const;
  }
}

function dynamoDbReader(streams: DynamoDBStreamsClient, arn: string, signal: AbortSignal): ShardReader<StreamRecord> {
  const options = { abortSignal: signal };
  return {
    async shards() {
      const shards: { readonly id: string; readonly isOpen: boolean }[] = [];
      let last: string | undefined;
      do {
        const command = new DescribeStreamCommand({ StreamArn: arn, ExclusiveStartShardId: last });
        const { StreamDescription } = await streams.send(command, options);
        for (const { ShardId, SequenceNumberRange } of StreamDescription?.Shards ?? []) {
          shards.push({ id: ShardId ?? '', isOpen: SequenceNumberRange?.EndingSequenceNumber === undefined });
        }
        last = StreamDescription?.LastEvaluatedShardId;
      } while (last !== undefined);
      return shards;
    },
    async iterator(shardId, from) {
      const start =
        from.kind === 'sequence'
          ? ({ ShardIteratorType: 'AT_SEQUENCE_NUMBER', SequenceNumber: from.sequenceNumber } as const)
          : ({ ShardIteratorType: from.kind === 'latest' ? 'LATEST' : 'TRIM_HORIZON' } as const);
      const command = new GetDynamoDbShardIteratorCommand({ StreamArn: arn, ShardId: shardId, ...start });
      return (await streams.send(command, options)).ShardIterator;
    },
    async records(iterator, limit) {
      const page = await streams.send(
        new GetDynamoDbRecordsCommand({ ShardIterator: iterator, Limit: limit }),
        options,
      );
      // An open shard always has a next iterator, and DynamoDB does not say how far behind it is.
      return { records: page.Records ?? [], next: page.NextShardIterator, isAtTip: false };
    },
  };
}
