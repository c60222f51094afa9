import type { Item } from './attributeValue';

/** Which images a table's stream holds. */
export type StreamView = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

/** One change of an item, as the table's stream keeps it. */
export interface ItemChange {
  readonly sequence: string;
  /** Epoch milliseconds. */
  readonly arrivedMs: number;
  readonly eventId: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys: Item;
  readonly newImage: Item | undefined;
  readonly oldImage: Item | undefined;
  readonly sizeBytes: number;
}

export interface TableDescription {
  readonly name: string;
  readonly arn: string;
  readonly createdMs: number;
  readonly hashKey: string;
  readonly rangeKey: string | undefined;
  /** Types of the attributes that are keys: `S`, `N`, `B`. */
  readonly keyTypes: Readonly<Record<string, string>>;
  readonly indexes: readonly TableIndex[];
  readonly streamView: StreamView | undefined;
  /** The last part of the stream's ARN. */
  readonly streamLabel: string;
}

export interface TableIndex {
  readonly name: string;
  readonly isGlobal: boolean;
  readonly hashKey: string;
  readonly rangeKey: string | undefined;
}

export interface Table {
  description: TableDescription;
  /** By their keys. */
  readonly items: Map<string, Item>;
  readonly changes: ItemChange[];
}

export function streamArnOf({ arn, streamLabel }: TableDescription): string {
  return `${arn}/stream/${streamLabel}`;
}

/** Its stream has one shard, as that of a small table has. */
export const tableShardId = 'shardId-00000001000000000000-00000001';

/** The attributes that identify an item. */
export function keysOf(item: Item, { hashKey, rangeKey }: TableDescription): Item {
  const names = rangeKey === undefined ? [hashKey] : [hashKey, rangeKey];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = item[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

export function keyTextOf(item: Item, description: TableDescription): string {
  const keys = keysOf(item, description);
  return JSON.stringify([
    keys[description.hashKey],
    description.rangeKey === undefined ? 0 : keys[description.rangeKey],
  ]);
}
