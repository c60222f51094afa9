import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand as GetDynamoDbRecordsCommand,
  GetShardIteratorCommand as GetDynamoDbShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type KinesisClient,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis';
import { GetQueueUrlCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { applyFilters, type FilteredKind } from '../../events/applyFilters';
import { dynamoDbRecord, kinesisRecord, sqsRecord } from '../../events/batchRecords';
import { fitBatch } from '../../events/fitBatch';
import type { JsonObject } from '../../events/json';
import { type FilterPattern, readFilters } from '../../events/readFilters';
import type { Clock } from '../../model/base/clock';
import {
  type PeekedRecords,
  type PeekFrom,
  type PeekRequest,
  peekableService,
  type RecordSource,
} from '../../model/connection/recordSource';
import type { Result } from '../../model/connection/result';
import type { AwsGateway } from '../calls/awsGateway';
import { type FoundRecords, PeekStream } from './peekStream';
import type { Shard, ShardReader } from './shardReader';

/** ReceiveMessage's maximum; a second call may return the same messages. */
const maxMessages = 10;

/** DynamoDB's maximum per read; Kinesis allows ten times as many. */
const maxInRead = 1_000;

/** Reads records from the queues and streams of an account. */
export class AwsRecordSource implements RecordSource {
  constructor(
    private readonly gateway: AwsGateway,
    private readonly clock: Clock,
  ) {}

  /** Invalid filters fail before anything is read: a queue counts each receive. */
  async peek(request: PeekRequest, signal: AbortSignal): Promise<Result<PeekedRecords>> {
    const read = readFilters(request.filters);
    if (!read.ok) return failed('BadFilter', read.message);
    switch (peekableService(request.arn)) {
      case 'sqs':
        return this.ofQueue(request, read.filters, signal);
      case 'kinesis':
        return this.ofStream(request, read.filters, signal);
      case 'dynamodb':
        return this.ofTable(request, read.filters, signal);
      case undefined:
        return failed(
          'NotPeekable',
          `Cannot peek at ${request.arn}: only SQS queues, Kinesis streams, and DynamoDB streams are supported.`,
        );
    }
  }

  /** Messages are visible again immediately. Only their receive count increases, which a redrive policy uses. */
  private ofQueue(
    { arn, maximumRecords }: PeekRequest,
    filters: readonly FilterPattern[],
    signal: AbortSignal,
  ): Promise<Result<PeekedRecords>> {
    const [, , , , accountId, name = ''] = arn.split(':');
    const about = { action: 'sqs:ReceiveMessage', subject: `queue ${name}` };
    return this.gateway.read(about, signal, async ({ sqs, receive }) => {
      const options = { abortSignal: signal };
      const owner = { QueueName: name, QueueOwnerAWSAccountId: accountId };
      const { QueueUrl } = await sqs.send(new GetQueueUrlCommand(owner), options);
      const command = new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: Math.min(maxMessages, maximumRecords),
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
        VisibilityTimeout: 0,
        WaitTimeSeconds: 1,
      });
      const { Messages = [] } = await receive.send(command, options);
      const records = Messages.map((message) => sqsRecord(message, arn));
      const { kept, dropped } = applyFilters(records, filters, 'sqs');
      const notes = [
        ...(Messages.length === 0 ? ['No messages received. The queue is empty, or all messages are in flight.'] : []),
        ...(dropped.length === 0
          ? []
          : ['Lambda deletes messages that do not match the filters. Peeking has not deleted them.']),
      ];
      return batchOf({ kept, dropped: dropped.length, notes });
    });
  }

  private ofStream(
    request: PeekRequest,
    filters: readonly FilterPattern[],
    signal: AbortSignal,
  ): Promise<Result<PeekedRecords>> {
    // A mapping may name a consumer of the stream: `…:stream/NAME/consumer/…`.
    const streamArn = request.arn.split('/').slice(0, 2).join('/');
    const about = { action: 'kinesis:GetRecords', subject: `stream ${streamArn.split('/').at(-1)}` };
    return this.gateway.read(about, signal, ({ kinesis }) => {
      const reader = kinesisReader(kinesis, streamArn, request.invokeIdentityArn, signal);
      return this.search(reader, request, { filters, kind: 'kinesis' }, signal);
    });
  }

  private ofTable(
    request: PeekRequest,
    filters: readonly FilterPattern[],
    signal: AbortSignal,
  ): Promise<Result<PeekedRecords>> {
    const about = { action: 'dynamodb:GetRecords', subject: `stream of ${request.arn.split('/')[1]}` };
    return this.gateway.read(about, signal, ({ dynamoDbStreams }) => {
      const reader = dynamoDbReader(dynamoDbStreams, request.arn, signal);
      return this.search(reader, request, { filters, kind: 'dynamodb' }, signal);
    });
  }

  /** With filters, each read requests more than a batch, because most records may not match. */
  private async search(
    reader: ShardReader,
    { from, maximumRecords }: PeekRequest,
    { filters, kind }: { readonly filters: readonly FilterPattern[]; readonly kind: FilteredKind },
    signal: AbortSignal,
  ): Promise<PeekedRecords> {
    const readLimit = filters.length === 0 ? Math.min(maxInRead, maximumRecords) : maxInRead;
    const filter = (records: readonly JsonObject[]) => applyFilters(records, filters, kind, maximumRecords);
    return batchOf(await new PeekStream(reader, { from, readLimit, filter }, this.clock, signal).find());
  }
}

function failed(name: string, message: string): Result<never> {
  return { ok: false, failure: { reason: 'invalid', name, statusCode: undefined, message } };
}

function batchOf({ kept, dropped, notes }: FoundRecords): PeekedRecords {
  const records = fitBatch(kept);
  const left = kept.length - records.length;
  const full = left === 0 ? [] : [`${left} more would exceed the 6 MB limit of an invocation.`];
  return { records, dropped, notes: [...notes, ...full] };
}

function kinesisReader(
  kinesis: KinesisClient,
  streamArn: string,
  invokeIdentityArn: string,
  signal: AbortSignal,
): ShardReader {
  const options = { abortSignal: signal };
  return {
    async shards() {
      const shards: Shard[] = [];
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
    async read(shardId, iterator, limit) {
      const command = new GetRecordsCommand({ ShardIterator: iterator, Limit: limit, StreamARN: streamArn });
      const page = await kinesis.send(command, options);
      const place = { shardId, streamArn, invokeIdentityArn };
      return {
        records: (page.Records ?? []).map((record) => kinesisRecord(record, place)),
        next: page.NextShardIterator,
        isAtTip: page.MillisBehindLatest === undefined ? undefined : page.MillisBehindLatest === 0,
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

function dynamoDbReader(streams: DynamoDBStreamsClient, arn: string, signal: AbortSignal): ShardReader {
  const options = { abortSignal: signal };
  return {
    async shards() {
      const shards: Shard[] = [];
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
    async read(_shardId, iterator, limit) {
      const page = await streams.send(
        new GetDynamoDbRecordsCommand({ ShardIterator: iterator, Limit: limit }),
        options,
      );
      const records = (page.Records ?? []).map((record) => dynamoDbRecord(record, arn));
      // An open shard always has a next iterator, and DynamoDB does not return how far behind it is.
      return { records, next: page.NextShardIterator, isAtTip: undefined };
    },
  };
}
