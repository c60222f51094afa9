import { useMemo } from 'preact/hooks';
import { usePanel } from '../../panelContext';
import type { GridContent } from '../grid/gridContent';
import type { TracePicture } from './tracePicture';

/** Returns the grid's content; the same object until something in it changes. */
export function useGridContent({ rows, find, selected, zoom }: TracePicture): GridContent {
  const { isTrueScale } = usePanel().viewState;
  const { waterfall, visible, places, collapsed, groups, busy } = rows;
  const selectedId = selected?.id;
  const { hitIds, currentId: currentHitId } = find;
  return useMemo(
    () => ({
      label: `Trace, ${waterfall.rows.length} rows`,
      rows: visible,
      places,
      collapsed,
      selectedId,
      groupIds: new Set(groups.keys()),
      hitIds,
      currentHitId,
      durationMs: waterfall.durationMs,
      busy,
      isTrueScale,
      zoom,
    }),
    [waterfall, visible, places, collapsed, selectedId, groups, hitIds, currentHitId, busy, isTrueScale, zoom],
  );
}
