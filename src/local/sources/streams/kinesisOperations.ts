import { ServiceError } from '../../http/serviceError';
import type { Input } from '../wire/input';
import type { SourceOperations, SourceRequest } from '../wire/sourceRequest';
import { itemsFrom, type Shard, type Stream, type StreamRecord } from './shard';
import { readIterator, requestedPosition, writeIterator } from './shardIterator';
import { openShards, type StreamStore } from './streamStore';

/** https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html */
const maxRecordBytes = 1_048_576;

/** The supported part of Kinesis' API (https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Operations.html). */
export function kinesisOperations(store: StreamStore): SourceOperations {
  return { ...streamOperations(store), ...recordOperations(store), ...shardOperations(store) };
}

function streamOperations(store: StreamStore): SourceOperations {
  return {
    CreateStream: async ({ input }) => {
      const name = input.text('StreamName');
      if (store.streams.has(name)) {
        throw new ServiceError(400, 'ResourceInUseException', `Stream ${name} under account already exists.`);
      }
      const isOnDemand = input.object('StreamModeDetails').StreamMode === 'ON_DEMAND';
      const count = input.optionalNumber('ShardCount') ?? (isOnDemand ? 4 : 1);
      store.create(name, Math.min(Math.max(1, count), 1000), isOnDemand ? 'ON_DEMAND' : 'PROVISIONED');
      await store.written();
      return {};
    },
    DeleteStream: async (request) => {
      store.remove(streamOf(request.input, store).name);
      await store.written();
      return {};
    },
    ListStreams: ({ input }) => {
      const after = input.optionalText('ExclusiveStartStreamName') ?? input.optionalText('NextToken') ?? '';
      const all = [...store.streams.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      const rest = all.filter(({ name }) => name > after);
      const found = rest.slice(0, input.optionalNumber('Limit') ?? 100);
      return {
        StreamNames: found.map(({ name }) => name),
        StreamSummaries: found.map(summary),
        HasMoreStreams: found.length < rest.length,
      };
    },
    DescribeStream: ({ input }) => {
      const stream = streamOf(input, store);
      return {
        StreamDescription: {
          ...summary(stream),
          Shards: [...stream.shards.values()].map(shardDescription),
          HasMoreShards: false,
          RetentionPeriodHours: stream.retentionHours,
          EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
          EncryptionType: 'NONE',
        },
      };
    },
    DescribeStreamSummary: ({ input }) => {
      const stream = streamOf(input, store);
      return {
        StreamDescriptionSummary: {
          ...summary(stream),
          RetentionPeriodHours: stream.retentionHours,
          EnhancedMonitoring: [{ ShardLevelMetrics: [] }],
          EncryptionType: 'NONE',
          OpenShardCount: openShards(stream).length,
          ConsumerCount: 0,
        },
      };
    },
    IncreaseStreamRetentionPeriod: (request) => setRetention(request, store),
    DecreaseStreamRetentionPeriod: (request) => setRetention(request, store),
    AddTagsToStream: async ({ input }) => {
      const stream = streamOf(input, store);
      store.configure(stream, { tags: { ...stream.tags, ...input.textMap('Tags') } });
      await store.written();
      return {};
    },
    ListTagsForStream: ({ input }) => ({
      Tags: Object.entries(streamOf(input, store).tags).map(([Key, Value]) => ({ Key, Value })),
      HasMoreTags: false,
    }),
  };
}

async function setRetention({ input }: SourceRequest, store: StreamStore): Promise<object> {
  store.configure(streamOf(input, store), { retentionHours: input.optionalNumber('RetentionPeriodHours') ?? 24 });
  await store.written();
  return {};
}

function recordOperations(store: StreamStore): SourceOperations {
  return {
    PutRecord: async ({ input }) => {
      const put = putRecord(input, streamOf(input, store), store);
      await store.written();
      return put;
    },
    PutRecords: async ({ input }) => {
      const stream = streamOf(input, store);
      const Records = input.list('Records').map((one) => putRecord(one, stream, store));
      await store.written();
      return { FailedRecordCount: 0, Records };
    },
    GetShardIterator: ({ input }) => {
      const stream = streamOf(input, store);
      const shard = shardOf(input.text('ShardId'), stream);
      const position = requestedPosition(input, 'StartingSequenceNumber', () => store.presentSequence());
      return { ShardIterator: writeIterator({ source: stream.name, shardId: shard.id, position }) };
    },
    GetRecords: ({ input }) => {
      const { source, shardId, position } = readIterator(input.text('ShardIterator'));
      const stream = store.streams.get(source);
      if (stream === undefined) throw noSuchStream(source);
      const shard = shardOf(shardId, stream);
      store.trim(stream, shard);
      const records = itemsFrom(shard.records, position, Math.min(input.optionalNumber('Limit') ?? 10_000, 10_000));
      const last = records.at(-1);
      const next = last === undefined ? position : ({ kind: 'after', sequence: last.sequence } as const);
      const isEnd = shard.endSequence !== undefined && itemsFrom(shard.records, next, 1).length === 0;
      const newestMs = shard.records.at(-1)?.arrivedMs ?? 0;
      return {
        Records: records.map(recordDescription),
        NextShardIterator: isEnd ? null : writeIterator({ source, shardId, position: next }),
        MillisBehindLatest: last === undefined ? 0 : Math.max(0, Math.round(newestMs - last.arrivedMs)),
        ...(isEnd ? { ChildShards: childrenOf(stream, shard) } : {}),
      };
    },
  };
}

function shardOperations(store: StreamStore): SourceOperations {
  return {
    ListShards: ({ input }) => {
      const token = input.optionalText('NextToken');
      const stream = token === undefined ? streamOf(input, store) : store.streams.get(token.split(' ')[0] ?? '');
      if (stream === undefined) throw noSuchStream(token ?? '');
      const after = token?.split(' ')[1] ?? input.optionalText('ExclusiveStartShardId') ?? '';
      const rest = [...stream.shards.values()].filter(({ id }) => id > after);
      const found = rest.slice(0, input.optionalNumber('MaxResults') ?? 1000);
      const next = found.length < rest.length ? { NextToken: `${stream.name} ${found.at(-1)?.id}` } : {};
      return { Shards: found.map(shardDescription), ...next };
    },
    SplitShard: async ({ input }) => {
      const stream = streamOf(input, store);
      const shard = openShardOf(input.text('ShardToSplit'), stream);
      store.split(stream, shard, BigInt(input.text('NewStartingHashKey')));
      await store.written();
      return {};
    },
    MergeShards: async ({ input }) => {
      const stream = streamOf(input, store);
      const [one, other] = ['ShardToMerge', 'AdjacentShardToMerge'].map((name) =>
        openShardOf(input.text(name), stream),
      );
      if (one !== undefined && other !== undefined) store.merge(stream, one, other);
      await store.written();
      return {};
    },
  };
}

function streamOf(input: Input, store: StreamStore): Stream {
  const arn = input.optionalText('StreamARN');
  const name = arn === undefined ? input.text('StreamName') : (arn.split('/')[1] ?? '');
  const stream = store.streams.get(name);
  if (stream === undefined) throw noSuchStream(name);
  return stream;
}

function noSuchStream(name: string): ServiceError {
  return new ServiceError(400, 'ResourceNotFoundException', `Stream ${name} under account not found.`);
}

function shardOf(id: string, stream: Stream): Shard {
  const shard = stream.shards.get(id);
  if (shard !== undefined) return shard;
  const message = `Could not find shard ${id} in stream ${stream.name} under account.`;
  throw new ServiceError(400, 'ResourceNotFoundException', message);
}

function openShardOf(id: string, stream: Stream): Shard {
  const shard = shardOf(id, stream);
  if (shard.endSequence === undefined) return shard;
  throw new ServiceError(400, 'ResourceInUseException', `Shard ${id} in stream ${stream.name} is closed.`);
}

function putRecord(input: Input, stream: Stream, store: StreamStore): object {
  const data = input.text('Data');
  if (Buffer.byteLength(data, 'base64') > maxRecordBytes) {
    throw new ServiceError(400, 'ValidationException', 'Member must have length less than or equal to 1048576');
  }
  const record = store.put(stream, input.text('PartitionKey'), data, input.optionalText('ExplicitHashKey'));
  return { ShardId: record.shardId, SequenceNumber: record.sequence };
}

function summary({ name, arn, createdMs, mode }: Stream): object {
  return {
    StreamName: name,
    StreamARN: arn,
    StreamStatus: 'ACTIVE',
    StreamModeDetails: { StreamMode: mode },
    StreamCreationTimestamp: createdMs / 1000,
  };
}

function shardDescription({ id, hashStart, hashEnd, parents, startSequence, endSequence }: Shard): object {
  return {
    ShardId: id,
    ...(parents[0] === undefined ? {} : { ParentShardId: parents[0] }),
    ...(parents[1] === undefined ? {} : { AdjacentParentShardId: parents[1] }),
    HashKeyRange: { StartingHashKey: hashStart, EndingHashKey: hashEnd },
    SequenceNumberRange: { StartingSequenceNumber: startSequence, EndingSequenceNumber: endSequence },
  };
}

function childrenOf(stream: Stream, { id }: Shard): readonly object[] {
  return [...stream.shards.values()]
    .filter(({ parents }) => parents.includes(id))
    .map(({ id: ShardId, parents, hashStart, hashEnd }) => ({
      ShardId,
      ParentShards: parents,
      HashKeyRange: { StartingHashKey: hashStart, EndingHashKey: hashEnd },
    }));
}

function recordDescription({ sequence, partitionKey, data, arrivedMs }: StreamRecord): object {
  return {
    SequenceNumber: sequence,
    PartitionKey: partitionKey,
    Data: data,
    ApproximateArrivalTimestamp: arrivedMs / 1000,
    EncryptionType: 'NONE',
  };
}
