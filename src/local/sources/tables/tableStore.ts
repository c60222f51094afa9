import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { SourceStep } from '../../../model/polling/pollEvent';
import { Journal, type JournalEntry } from '../../storage/journal';
import type { Pace } from '../../storage/pace';
import { Signal } from '../../storage/signal';
import { Sequences, tableForm } from '../streams/sequences';
import { areEqual, type Item, sizeOfItem } from './attributeValue';
import {
  type ItemChange,
  keysOf,
  keyTextOf,
  streamArnOf,
  type Table,
  type TableDescription,
  tableShardId,
} from './table';
import { applyTableEntry, type TableEntry, tableEntries } from './tableEntries';

export interface TableSurroundings {
  readonly place: { readonly region: string; readonly accountId: string };
  readonly pace: Pace;
  /** `undefined`: nothing is persisted across restarts. */
  readonly stateFolder: string | undefined;
  now(): number;
  emit(sourceArn: string, step: SourceStep, shardId: string): void;
}

/** What DynamoDB keeps in a stream (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html). */
const retentionSeconds = 24 * 3600;

const maxChanges = 100_000;

/** DynamoDB's tables: items, and the changes that their streams give out. */
export class TableStore {
  readonly tables = new Map<string, Table>();
  readonly changed = new Signal();
  private readonly sequences = new Sequences();
  private readonly journal: Journal;

  constructor(private readonly surroundings: TableSurroundings) {
    const { stateFolder } = surroundings;
    this.journal = new Journal(stateFolder && join(stateFolder, 'tables.journal'), () =>
      tableEntries(this.tables.values()),
    );
  }

  open(): void {
    this.journal.replay((entry: JournalEntry) => applyTableEntry(this.tables, entry));
  }

  written(): Promise<void> {
    return this.journal.written();
  }

  arnOf(name: string): string {
    const { region, accountId } = this.surroundings.place;
    return `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
  }

  byStreamArn(arn: string): Table | undefined {
    const name = /:table\/([^/]+)\/stream\//.exec(arn)?.[1];
    const table = name === undefined ? undefined : this.tables.get(name);
    return table !== undefined && streamArnOf(table.description) === arn ? table : undefined;
  }

  /** Makes a table, or changes the one of this name; its items stay. */
  put(description: Omit<TableDescription, 'arn' | 'createdMs'>): Table {
    const { name } = description;
    const createdMs = this.tables.get(name)?.description.createdMs ?? this.surroundings.now();
    this.change({ kind: 'table', description: { ...description, arn: this.arnOf(name), createdMs } });
    const table = this.tables.get(name);
    if (table === undefined) throw new Error(`table ${name} was not made`);
    this.changed.notify();
    return table;
  }

  remove(name: string): void {
    this.change({ kind: 'removed', table: name });
    this.changed.notify();
  }

  itemOf(table: Table, keys: Item): Item | undefined {
    return table.items.get(keyTextOf(keys, table.description));
  }

  putItem(table: Table, item: Item): void {
    const change = this.changeOf(table, this.itemOf(table, item), item);
    this.change({ kind: 'put', table: table.description.name, item, change });
    this.streamed(table, change);
  }

  deleteItem(table: Table, keys: Item): void {
    const change = this.changeOf(table, this.itemOf(table, keys), undefined);
    this.change({ kind: 'deleted', table: table.description.name, keys, change });
    this.streamed(table, change);
  }

  /** Drops records past the retention period. */
  trim(table: Table): void {
    const oldestMs = this.surroundings.now() - this.retentionMs;
    const surplus = table.changes.length - maxChanges;
    const first = table.changes.findIndex(({ arrivedMs }, index) => index >= surplus && arrivedMs >= oldestMs);
    const count = first === -1 ? table.changes.length : first;
    if (count > 0) this.change({ kind: 'trimmed', table: table.description.name, count });
  }

  get retentionMs(): number {
    return this.surroundings.pace.fromSeconds(retentionSeconds);
  }

  /** A sequence number that all changes from now on are behind. */
  presentSequence(): string {
    return this.sequences.next(this.surroundings.now(), tableForm);
  }

  /** `undefined` where nothing changes, or the table has no stream: DynamoDB writes nothing then. */
  private changeOf(table: Table, before: Item | undefined, after: Item | undefined): ItemChange | undefined {
    const { streamView } = table.description;
    const isSame =
      before === undefined ? after === undefined : after !== undefined && areEqual({ M: before }, { M: after });
    if (streamView === undefined || isSame) return undefined;
    const keys = keysOf(after ?? before ?? {}, table.description);
    const newImage = streamView === 'NEW_IMAGE' || streamView === 'NEW_AND_OLD_IMAGES' ? after : undefined;
    const oldImage = streamView === 'OLD_IMAGE' || streamView === 'NEW_AND_OLD_IMAGES' ? before : undefined;
    return {
      sequence: this.presentSequence(),
      arrivedMs: this.surroundings.now(),
      eventId: randomUUID().replaceAll('-', ''),
      eventName: nameOf(before, after),
      keys,
      newImage,
      oldImage,
      sizeBytes: sizeOfItem(keys) + sizeOfItem(newImage) + sizeOfItem(oldImage),
    };
  }

  private streamed(table: Table, change: ItemChange | undefined): void {
    if (change === undefined) return;
    this.trim(table);
    const arrived = {
      kind: 'arrived',
      record: `${tableShardId}:${change.sequence}`,
      visibleAtMs: change.arrivedMs,
    } as const;
    this.surroundings.emit(streamArnOf(table.description), arrived, tableShardId);
    this.changed.notify();
  }

  private change(entry: TableEntry): void {
    applyTableEntry(this.tables, entry);
    this.journal.append(entry);
  }
}

function nameOf(before: Item | undefined, after: Item | undefined): ItemChange['eventName'] {
  if (before === undefined) return 'INSERT';
  return after === undefined ? 'REMOVE' : 'MODIFY';
}
