import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { GridContent } from './gridContent';

/**
 * Determines the Tab stop once `content` is shown. When the active row is hidden or no longer in the trace, its nearest ancestor
 * replaces it; `before`: the rows shown until now.
 */
export function activeAfter(
  { rows, selectedId }: Pick<GridContent, 'rows' | 'selectedId'>,
  activeId: string | undefined,
  before: readonly WaterfallRow[] | undefined,
): string | undefined {
  const nearest = activeId === undefined ? undefined : nearestShown(rows, activeId, before);
  if (nearest !== undefined) return nearest;
  return selectedId !== undefined && rows.some(({ id }) => id === selectedId) ? selectedId : rows[0]?.id;
}

function nearestShown(
  rows: readonly WaterfallRow[],
  activeId: string,
  before: readonly WaterfallRow[] | undefined,
): string | undefined {
  const ids = new Set(rows.map(({ id }) => id));
  const parents = new Map(before?.map(({ id, parentId }) => [id, parentId]));
  for (let id: string | undefined = activeId; id !== undefined; id = parents.get(id)) if (ids.has(id)) return id;
  return undefined;
}
