import { type FilteredKind, matchingFilter } from '../../../events/applyFilters';
import type { JsonObject } from '../../../events/json';
import { type FilterPattern, readFilters } from '../../../events/readFilters';

/** A record and the index of the filter that it matched; `undefined` without filters. */
export interface Matched<Item> {
  readonly item: Item;
  readonly pattern: number | undefined;
}

export interface Filtered<Item> {
  readonly kept: readonly Matched<Item>[];
  readonly dropped: readonly Item[];
}

/** The filters of a mapping, read once: they were checked when the mapping was made, and one that cannot be read drops all. */
export function recordFilter(patterns: readonly string[], kind: FilteredKind) {
  const read = readFilters(patterns);
  const filters: readonly FilterPattern[] = read.ok ? read.filters : [];
  return <Item extends { readonly record: JsonObject }>(items: readonly Item[]): Filtered<Item> => {
    if (patterns.length === 0) return { kept: items.map((item) => ({ item, pattern: undefined })), dropped: [] };
    const kept: Matched<Item>[] = [];
    const dropped: Item[] = [];
    for (const item of items) {
      const pattern = matchingFilter(item.record, filters, kind);
      if (pattern === undefined) dropped.push(item);
      else kept.push({ item, pattern });
    }
    return { kept, dropped };
  };
}
