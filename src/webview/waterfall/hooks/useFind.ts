import { useMemo, useState } from 'preact/hooks';
import { findRows, searchTextOf } from '../../../trace/rows/findRows';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';

/** The matches of the search and the current match. */
export interface Find {
  readonly text: string;
  readonly hitIds: ReadonlySet<string>;
  readonly count: number;
  /** From 1; 0 before the user has gone to a match. */
  readonly position: number;
  readonly currentId: string | undefined;
  /** Goes to the next or previous match, with wraparound, and returns its id. */
  step(direction: 1 | -1): string | undefined;
}

/**
 * Searches `rows`, the rows that match the filter; without a text, those of `ids` are the matches. The searchable texts are built with
 * the first search.
 */
export function useFind(rows: readonly WaterfallRow[], text: string, ids: readonly string[] = none): Find {
  const [currentId, setCurrentId] = useState<string>();
  const isSearching = text.trim() !== '';
  const texts = useMemo(() => (isSearching ? rows.map(searchTextOf) : []), [rows, isSearching]);
  const hits = useMemo(
    () => (isSearching ? findRows(rows, texts, text) : rowsAmong(rows, ids)),
    [rows, texts, text, isSearching, ids],
  );
  const hitIds = useMemo(() => new Set(hits), [hits]);
  const at = currentId === undefined ? -1 : hits.indexOf(currentId);
  return {
    text,
    hitIds,
    count: hits.length,
    position: at + 1,
    currentId: at < 0 ? undefined : currentId,
    step: (direction) => {
      const from = at < 0 && direction < 0 ? 0 : at;
      const next = hits[(from + direction + hits.length) % Math.max(1, hits.length)];
      setCurrentId(next);
      return next;
    },
  };
}

const none: readonly string[] = [];

function rowsAmong(rows: readonly WaterfallRow[], ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return none;
  const wanted = new Set(ids);
  return rows.flatMap(({ id }) => (wanted.has(id) ? [id] : []));
}
