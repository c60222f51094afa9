import { ServiceError } from '../../http/serviceError';
import { itemsFrom } from '../streams/shard';
import { readIterator, requestedPosition, writeIterator } from '../streams/shardIterator';
import type { SourceOperations } from '../wire/sourceRequest';
import { type ItemChange, streamArnOf, type Table, tableShardId } from './table';
import { schemaOf } from './tableOperations';
import type { TableStore } from './tableStore';

/** https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB_Streams.html */
export function tableStreamOperations(store: TableStore): SourceOperations {
  return {
    ListStreams: ({ input }) => {
      const name = input.optionalText('TableName');
      const found = [...store.tables.values()].filter(
        ({ description }) => description.streamView !== undefined && (name === undefined || description.name === name),
      );
      return {
        Streams: found.map(({ description }) => ({
          StreamArn: streamArnOf(description),
          TableName: description.name,
          StreamLabel: description.streamLabel,
        })),
      };
    },
    DescribeStream: ({ input }) => {
      const { description, changes } = tableOf(input.text('StreamArn'), store);
      return {
        StreamDescription: {
          StreamArn: streamArnOf(description),
          StreamLabel: description.streamLabel,
          StreamStatus: 'ENABLED',
          StreamViewType: description.streamView,
          CreationRequestDateTime: description.createdMs / 1000,
          TableName: description.name,
          KeySchema: schemaOf(description),
          Shards: [
            {
              ShardId: tableShardId,
              SequenceNumberRange: { StartingSequenceNumber: changes[0]?.sequence ?? '000000000000000000000' },
            },
          ],
        },
      };
    },
    GetShardIterator: ({ input }) => {
      const source = input.text('StreamArn');
      tableOf(source, store);
      const position = requestedPosition(input, 'SequenceNumber', () => store.presentSequence());
      return { ShardIterator: writeIterator({ source, shardId: tableShardId, position }) };
    },
    GetRecords: ({ input }) => {
      const { source, shardId, position } = readIterator(input.text('ShardIterator'));
      const table = tableOf(source, store);
      store.trim(table);
      const changes = itemsFrom(table.changes, position, Math.min(input.optionalNumber('Limit') ?? 1000, 1000));
      const last = changes.at(-1);
      const next = last === undefined ? position : ({ kind: 'after', sequence: last.sequence } as const);
      return {
        Records: changes.map((one) => describeChange(one, table)),
        NextShardIterator: writeIterator({ source, shardId, position: next }),
      };
    },
  };
}

function tableOf(arn: string, store: TableStore): Table {
  const table = store.byStreamArn(arn);
  if (table?.description.streamView !== undefined) return table;
  throw new ServiceError(400, 'ResourceNotFoundException', `Requested resource not found: Stream: ${arn} not found`);
}

/** As `GetRecords` answers it; times in epoch seconds. */
export function describeChange(change: ItemChange, { description }: Table): object {
  return {
    eventID: change.eventId,
    eventName: change.eventName,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: description.arn.split(':')[3],
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(change.arrivedMs / 1000),
      Keys: change.keys,
      NewImage: change.newImage,
      OldImage: change.oldImage,
      SequenceNumber: change.sequence,
      SizeBytes: change.sizeBytes,
      StreamViewType: description.streamView,
    },
  };
}
