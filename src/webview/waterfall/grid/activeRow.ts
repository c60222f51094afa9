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
  if (activeId === undefined && selectedId === undefined) return rows[0]?.id;
  const ids = new Set(rows.map(({ id }) => id));
  const parents = new Map(before?.map(({ id, parentId }) => [id, parentId]));
  for (let id = activeId; id !== undefined; id = parents.get(id)) if (ids.has(id)) return id;
  return selectedId !== undefined && ids.has(selectedId) ? selectedId : rows[0]?.id;
}
