import type { WaterfallRow } from '../../../trace/rows/waterfallRow';

/** A row that must not move on the screen when rows are added or removed, and its distance from the top edge. */
export interface ScrollAnchor {
  readonly id: string;
  readonly offsetPx: number;
}

interface Scroll {
  readonly scrollTop: number;
  readonly clientHeight: number;
  readonly rowPx: number;
  /** The active row; -1 when there is none. */
  readonly activeIndex: number;
}

/** Selects the active row if it is visible, else the topmost one; none at the very top, so that new first rows appear. */
export function scrollAnchor(rows: readonly WaterfallRow[], scroll: Scroll): ScrollAnchor | undefined {
  const { scrollTop, clientHeight, rowPx, activeIndex } = scroll;
  const activePx = activeIndex * rowPx;
  const isSeen = activeIndex > 0 && activePx >= scrollTop && activePx < scrollTop + clientHeight;
  if (scrollTop === 0 && !isSeen) return undefined;
  const index = isSeen ? activeIndex : Math.floor(scrollTop / rowPx);
  const row = rows[index];
  return row === undefined ? undefined : { id: row.id, offsetPx: index * rowPx - scrollTop };
}
