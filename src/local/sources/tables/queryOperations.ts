import type { Input } from '../wire/input';
import type { SourceOperations } from '../wire/sourceRequest';
import { compareValues, type Item, readItem, validation } from './attributeValue';
import { type Condition, readCondition } from './conditionExpression';
import { scopeOf, tableOf } from './itemOperations';
import { project } from './projection';
import { keysOf, keyTextOf, type Table } from './table';
import type { TableStore } from './tableStore';

/** Reading many items. Pages end with `Limit`, not with a size. */
export function queryOperations(store: TableStore): SourceOperations {
  return {
    Query: ({ input }) => {
      const table = tableOf(input, store);
      const isKey = readCondition(input.text('KeyConditionExpression'), 'KeyConditionExpression', scopeOf(input));
      const sorted = sortedBy(rangeKeyOf(input, table), [...table.items.values()].filter(isKey));
      return page(input, table, input.members.ScanIndexForward === false ? sorted.toReversed() : sorted);
    },
    Scan: ({ input }) => {
      const table = tableOf(input, store);
      return page(input, table, [...table.items.values()]);
    },
  };
}

function rangeKeyOf(input: Input, { description }: Table): string | undefined {
  const name = input.optionalText('IndexName');
  if (name === undefined) return description.rangeKey;
  const index = description.indexes.find((one) => one.name === name);
  if (index === undefined) throw validation(`The table does not have the specified index: ${name}`);
  return index.rangeKey;
}

function sortedBy(key: string | undefined, items: readonly Item[]): readonly Item[] {
  return key === undefined ? items : items.toSorted((a, b) => compareValues(a[key], b[key]) ?? 0);
}

function page(input: Input, table: Table, items: readonly Item[]): object {
  const { description } = table;
  const start = readItem(input.object('ExclusiveStartKey'));
  const startText = keyTextOf(start, description);
  const from = input.has('ExclusiveStartKey')
    ? items.findIndex((one) => keyTextOf(one, description) === startText) + 1
    : 0;
  const limit = input.optionalNumber('Limit') ?? items.length;
  const read = items.slice(from, from + limit);
  const found = read.filter(filterOf(input));
  const last = from + read.length < items.length ? read.at(-1) : undefined;
  const isCount = input.optionalText('Select') === 'COUNT';
  return {
    ...(isCount ? {} : { Items: found.map((item) => project(item, input, scopeOf(input))) }),
    Count: found.length,
    ScannedCount: read.length,
    ...(last === undefined ? {} : { LastEvaluatedKey: keysOf(last, description) }),
  };
}

function filterOf(input: Input): Condition {
  const expression = input.optionalText('FilterExpression');
  return expression === undefined ? () => true : readCondition(expression, 'FilterExpression', scopeOf(input));
}
