import { isFrom, type Position } from './position';

/** A record of Kinesis. */
export interface StreamRecord {
  /** 56 digits, as AWS's; later records have greater ones, in all shards of a stream. */
  readonly sequence: string;
  readonly partitionKey: string;
  /** Base64. */
  readonly data: string;
  /** Epoch milliseconds. */
  readonly arrivedMs: number;
}

export interface Shard {
  readonly id: string;
  /** Of the hashes of partition keys: decimal, both included. */
  readonly hashStart: string;
  readonly hashEnd: string;
  readonly parents: readonly string[];
  readonly startSequence: string;
  /** Of a shard that was split or merged. */
  endSequence: string | undefined;
  records: StreamRecord[];
}

export interface Stream {
  readonly name: string;
  readonly arn: string;
  readonly createdMs: number;
  readonly mode: 'PROVISIONED' | 'ON_DEMAND';
  retentionHours: number;
  tags: Readonly<Record<string, string>>;
  readonly shards: Map<string, Shard>;
}

/** Up to `limit` items from a position on; the items are sorted by sequence. */
export function itemsFrom<Item extends { readonly sequence: string; readonly arrivedMs: number }>(
  items: readonly Item[],
  from: Position,
  limit: number,
): readonly Item[] {
  let low = 0;
  for (let high = items.length; low < high; ) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && isFrom(item, from)) high = middle;
    else low = middle + 1;
  }
  return items.slice(low, low + limit);
}
