import { ServiceError } from '../../http/serviceError';
import { Input } from '../wire/input';
import type { SourceOperations } from '../wire/sourceRequest';
import { type Item, readItem, typeOf, validation } from './attributeValue';
import { readCondition } from './conditionExpression';
import type { ExpressionScope } from './expressionReader';
import { project } from './projection';
import { keysOf, type Table } from './table';
import type { TableStore } from './tableStore';
import { readUpdate } from './updateExpression';

/** One write that has passed its checks; it is applied once all writes of its transaction have. */
interface Write {
  readonly table: Table;
  readonly keys: Item;
  readonly before: Item | undefined;
  /** `undefined`: the item is deleted. */
  readonly after: Item | undefined;
}

/** Reading and writing single items (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html). */
export function itemOperations(store: TableStore): SourceOperations {
  const write = async (input: Input, read: (input: Input, store: TableStore) => Write) => {
    const done = read(input, store);
    apply(done, store);
    await store.written();
    return returned(done, input.optionalText('ReturnValues') ?? 'NONE');
  };
  return {
    PutItem: ({ input }) => write(input, readPut),
    UpdateItem: ({ input }) => write(input, readItemUpdate),
    DeleteItem: ({ input }) => write(input, readDelete),
    GetItem: ({ input }) => {
      const table = tableOf(input, store);
      const item = store.itemOf(table, readKeys(input, table));
      return item === undefined ? {} : { Item: project(item, input, scopeOf(input)) };
    },
    BatchGetItem: ({ input }) => ({
      Responses: Object.fromEntries(
        tablesOf(input).map(([name, request]) => {
          const table = namedTable(name, store);
          const found = request.list('Keys').map(({ members }) => store.itemOf(table, readItem(members)));
          return [
            name,
            found.flatMap((item) => (item === undefined ? [] : [project(item, request, scopeOf(request))])),
          ];
        }),
      ),
      UnprocessedKeys: {},
    }),
    BatchWriteItem: async ({ input }) => {
      const requests = Object.entries(input.object('RequestItems')).flatMap(([name, list]) =>
        (Array.isArray(list) ? list : []).map((one: unknown) => readBatchWrite(name, one)),
      );
      for (const one of requests) apply(one(store), store);
      await store.written();
      return { UnprocessedItems: {} };
    },
    TransactWriteItems: async ({ input }) => {
      for (const one of readTransaction(input, store)) apply(one, store);
      await store.written();
      return {};
    },
    TransactGetItems: ({ input }) => ({
      Responses: input.list('TransactItems').map((one) => {
        const get = one.inside('Get');
        const table = tableOf(get, store);
        const item = store.itemOf(table, readKeys(get, table));
        return item === undefined ? {} : { Item: project(item, get, scopeOf(get)) };
      }),
    }),
  };
}

function tablesOf(input: Input): readonly (readonly [string, Input])[] {
  return Object.keys(input.object('RequestItems')).map((name) => [name, input.inside('RequestItems').inside(name)]);
}

function readBatchWrite(name: string, request: unknown): (store: TableStore) => Write {
  const one = new Input({ request }).inside('request');
  const isPut = one.has('PutRequest');
  const members = { ...one.object(isPut ? 'PutRequest' : 'DeleteRequest'), TableName: name };
  return (store) => (isPut ? readPut : readDelete)(new Input(members), store);
}

const transactionWrites: Readonly<Record<string, (input: Input, store: TableStore) => Write | undefined>> = {
  Put: readPut,
  Update: readItemUpdate,
  Delete: readDelete,
  ConditionCheck: (input, store) => {
    const table = tableOf(input, store);
    check(input, store.itemOf(table, readKeys(input, table)));
    return undefined;
  },
};

function readTransaction(input: Input, store: TableStore): readonly Write[] {
  const reasons: { Code: string; Message?: string }[] = [];
  const writes = input.list('TransactItems').flatMap((one) => {
    const [kind = ''] = Object.keys(one.members);
    try {
      const read = Object.hasOwn(transactionWrites, kind) ? transactionWrites[kind] : undefined;
      const write = read?.(one.inside(kind), store);
      reasons.push({ Code: 'None' });
      return write === undefined ? [] : [write];
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      reasons.push({ Code: error.code.replace(/Exception$/, ''), Message: error.message });
      return [];
    }
  });
  if (reasons.every(({ Code }) => Code === 'None')) return writes;
  const codes = reasons.map(({ Code }) => Code).join(', ');
  throw new ServiceError(
    400,
    'TransactionCanceledException',
    `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    { CancellationReasons: reasons },
  );
}

function readPut(input: Input, store: TableStore): Write {
  const table = tableOf(input, store);
  const after = readItem(input.object('Item'));
  const keys = checkedKeys(keysOf(after, table.description), table);
  const before = store.itemOf(table, keys);
  check(input, before);
  return { table, keys, before, after };
}

function readDelete(input: Input, store: TableStore): Write {
  const table = tableOf(input, store);
  const keys = readKeys(input, table);
  const before = store.itemOf(table, keys);
  check(input, before);
  return { table, keys, before, after: undefined };
}

function readItemUpdate(input: Input, store: TableStore): Write {
  const table = tableOf(input, store);
  const keys = readKeys(input, table);
  const before = store.itemOf(table, keys);
  check(input, before);
  const expression = input.optionalText('UpdateExpression');
  const after = expression === undefined ? (before ?? keys) : readUpdate(expression, scopeOf(input))(before ?? keys);
  return { table, keys, before, after: { ...after, ...keys } };
}

function check(input: Input, item: Item | undefined): void {
  const expression = input.optionalText('ConditionExpression');
  if (expression === undefined || readCondition(expression, 'ConditionExpression', scopeOf(input))(item ?? {})) return;
  throw new ServiceError(400, 'ConditionalCheckFailedException', 'The conditional request failed');
}

function apply({ table, keys, after }: Write, store: TableStore): void {
  if (after === undefined) store.deleteItem(table, keys);
  else store.putItem(table, after);
}

function returned({ before, after }: Write, values: string): object {
  const attributes = values.endsWith('_OLD') ? before : after;
  return values === 'NONE' || attributes === undefined ? {} : { Attributes: attributes };
}

export function scopeOf(input: Input): ExpressionScope {
  return {
    names: input.textMap('ExpressionAttributeNames'),
    values: readItem(input.object('ExpressionAttributeValues')),
  };
}

export function tableOf(input: Input, store: TableStore): Table {
  return namedTable(input.text('TableName'), store);
}

function namedTable(text: string, store: TableStore): Table {
  const table = store.tables.get(text.split('/').at(-1) ?? '');
  if (table === undefined) throw new ServiceError(400, 'ResourceNotFoundException', 'Requested resource not found');
  return table;
}

function readKeys(input: Input, table: Table): Item {
  return checkedKeys(readItem(input.object('Key')), table);
}

function checkedKeys(keys: Item, { description }: Table): Item {
  const { hashKey, rangeKey, keyTypes } = description;
  for (const name of rangeKey === undefined ? [hashKey] : [hashKey, rangeKey]) {
    const value = keys[name];
    if (value === undefined) {
      throw validation(`One or more parameter values were invalid: Missing the key ${name} in the item`);
    }
    if (typeOf(value) !== keyTypes[name]) {
      throw validation(
        `One or more parameter values were invalid: Type mismatch for key ${name} expected: ${keyTypes[name]} actual: ${typeOf(value)}`,
      );
    }
  }
  return keysOf(keys, description);
}
