import type { JournalEntry } from '../../storage/journal';
import type { Item } from './attributeValue';
import { type ItemChange, keyTextOf, type Table, type TableDescription } from './table';

/** One change of a table in its journal. */
export type TableEntry =
  | { readonly kind: 'table'; readonly description: TableDescription }
  | { readonly kind: 'removed'; readonly table: string }
  /** `change` is `undefined` for a table without a stream, and in a snapshot. */
  | { readonly kind: 'put'; readonly table: string; readonly item: Item; readonly change?: ItemChange | undefined }
  | { readonly kind: 'deleted'; readonly table: string; readonly keys: Item; readonly change?: ItemChange | undefined }
  | { readonly kind: 'change'; readonly table: string; readonly change: ItemChange }
  | { readonly kind: 'trimmed'; readonly table: string; readonly count: number };

/** Applies a change; ignores one for a deleted table. */
export function applyTableEntry(tables: Map<string, Table>, entry: JournalEntry): void {
  if (!isTableEntry(entry)) return;
  if (entry.kind === 'table') {
    putTable(tables, entry.description);
    return;
  }
  const table = tables.get(entry.table);
  if (table === undefined) return;
  switch (entry.kind) {
    case 'removed':
      tables.delete(entry.table);
      return;
    case 'put':
      table.items.set(keyTextOf(entry.item, table.description), entry.item);
      if (entry.change !== undefined) table.changes.push(entry.change);
      return;
    case 'deleted':
      table.items.delete(keyTextOf(entry.keys, table.description));
      if (entry.change !== undefined) table.changes.push(entry.change);
      return;
    case 'change':
      table.changes.push(entry.change);
      return;
    case 'trimmed':
      table.changes.splice(0, entry.count);
  }
}

/** Entries that recreate the current tables. */
export function* tableEntries(tables: Iterable<Table>): Generator<TableEntry> {
  for (const { description, items, changes } of tables) {
    yield { kind: 'table', description };
    for (const item of items.values()) yield { kind: 'put', table: description.name, item };
    for (const change of changes) yield { kind: 'change', table: description.name, change };
  }
}

function putTable(tables: Map<string, Table>, description: TableDescription): void {
  const present = tables.get(description.name);
  if (present === undefined) tables.set(description.name, { description, items: new Map(), changes: [] });
  else present.description = description;
}

function isTableEntry(entry: JournalEntry | TableEntry): entry is TableEntry {
  return typeof entry.kind === 'string';
}
