import { ServiceError } from '../../http/serviceError';
import type { Input } from '../wire/input';
import type { SourceOperations } from '../wire/sourceRequest';
import { sizeOfItem } from './attributeValue';
import { tableOf } from './itemOperations';
import { type StreamView, streamArnOf, type Table, type TableDescription, type TableIndex } from './table';
import type { TableStore } from './tableStore';

/** Making and describing tables. They are there at once. */
export function tableOperations(store: TableStore): SourceOperations {
  return {
    CreateTable: async ({ input }) => {
      const name = input.text('TableName');
      if (store.tables.has(name)) {
        throw new ServiceError(400, 'ResourceInUseException', `Table already exists: ${name}`);
      }
      const table = store.put({
        name,
        ...keySchema(input),
        keyTypes: Object.fromEntries(
          input.list('AttributeDefinitions').map((one) => [one.text('AttributeName'), one.text('AttributeType')]),
        ),
        indexes: [...indexesOf(input, true), ...indexesOf(input, false)],
        streamView: streamViewOf(input),
        streamLabel: new Date().toISOString().replace('Z', ''),
      });
      await store.written();
      return { TableDescription: describe(table) };
    },
    UpdateTable: async ({ input }) => {
      const { description } = tableOf(input, store);
      const streamView = input.has('StreamSpecification') ? streamViewOf(input) : description.streamView;
      const isNewStream = description.streamView === undefined && streamView !== undefined;
      const streamLabel = isNewStream ? new Date().toISOString().replace('Z', '') : description.streamLabel;
      const table = store.put({ ...description, streamView, streamLabel });
      await store.written();
      return { TableDescription: describe(table) };
    },
    DescribeTable: ({ input }) => ({ Table: describe(tableOf(input, store)) }),
    DeleteTable: async ({ input }) => {
      const table = tableOf(input, store);
      store.remove(table.description.name);
      await store.written();
      return { TableDescription: { ...describe(table), TableStatus: 'DELETING' } };
    },
    ListTables: ({ input }) => {
      const after = input.optionalText('ExclusiveStartTableName') ?? '';
      const names = [...store.tables.keys()].sort().filter((name) => name > after);
      const found = names.slice(0, input.optionalNumber('Limit') ?? 100);
      return { TableNames: found, ...(found.length < names.length ? { LastEvaluatedTableName: found.at(-1) } : {}) };
    },
    DescribeTimeToLive: () => ({ TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' } }),
    DescribeContinuousBackups: () => ({ ContinuousBackupsDescription: { ContinuousBackupsStatus: 'DISABLED' } }),
    ListTagsOfResource: () => ({ Tags: [] }),
  };
}

/** The names of the keys of a table or an index. */
function keySchema(input: Input): { readonly hashKey: string; readonly rangeKey: string | undefined } {
  const named = (type: string) =>
    input
      .list('KeySchema')
      .find((one) => one.text('KeyType') === type)
      ?.text('AttributeName');
  return { hashKey: named('HASH') ?? '', rangeKey: named('RANGE') };
}

function indexesOf(input: Input, isGlobal: boolean): readonly TableIndex[] {
  return input
    .list(isGlobal ? 'GlobalSecondaryIndexes' : 'LocalSecondaryIndexes')
    .map((one) => ({ name: one.text('IndexName'), isGlobal, ...keySchema(one) }));
}

function streamViewOf(input: Input): StreamView | undefined {
  const { StreamEnabled, StreamViewType } = input.object('StreamSpecification');
  return StreamEnabled === true ? readStreamView(StreamViewType) : undefined;
}

export function readStreamView(value: unknown): StreamView {
  return value === 'KEYS_ONLY' || value === 'NEW_IMAGE' || value === 'OLD_IMAGE' ? value : 'NEW_AND_OLD_IMAGES';
}

function describe({ description, items }: Table): object {
  const { name, arn, createdMs, keyTypes, streamView, streamLabel, indexes } = description;
  const global = indexes.filter(({ isGlobal }) => isGlobal);
  const local = indexes.filter(({ isGlobal }) => !isGlobal);
  return {
    TableName: name,
    TableArn: arn,
    TableStatus: 'ACTIVE',
    CreationDateTime: createdMs / 1000,
    KeySchema: schemaOf(description),
    AttributeDefinitions: Object.entries(keyTypes).map(([AttributeName, AttributeType]) => ({
      AttributeName,
      AttributeType,
    })),
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0, NumberOfDecreasesToday: 0 },
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ItemCount: items.size,
    TableSizeBytes: [...items.values()].reduce((sum, item) => sum + sizeOfItem(item), 0),
    ...(global.length > 0 ? { GlobalSecondaryIndexes: global.map(describeIndex) } : {}),
    ...(local.length > 0 ? { LocalSecondaryIndexes: local.map(describeIndex) } : {}),
    ...(streamView === undefined
      ? {}
      : {
          StreamSpecification: { StreamEnabled: true, StreamViewType: streamView },
          LatestStreamArn: streamArnOf(description),
          LatestStreamLabel: streamLabel,
        }),
  };
}

function describeIndex(index: TableIndex): object {
  return {
    IndexName: index.name,
    KeySchema: schemaOf(index),
    Projection: { ProjectionType: 'ALL' },
    ...(index.isGlobal ? { IndexStatus: 'ACTIVE' } : {}),
  };
}

export function schemaOf({ hashKey, rangeKey }: Pick<TableDescription, 'hashKey' | 'rangeKey'>): readonly object[] {
  const range = rangeKey === undefined ? [] : [{ AttributeName: rangeKey, KeyType: 'RANGE' }];
  return [{ AttributeName: hashKey, KeyType: 'HASH' }, ...range];
}
