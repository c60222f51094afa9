import { useMemo } from 'preact/hooks';
import { usePanel } from '../../panelContext';
import type { GridContent } from '../grid/gridContent';
import type { TracePicture } from './tracePicture';

/** Returns the grid's content; the same object until something in it changes. */
export function useGridContent({ noun, rows, find, selected, zoom }: TracePicture): GridContent {
  const { isTrueScale } = usePanel().viewState;
  const { waterfall, axisMs, visible, places, collapsed, groups, busy } = rows;
  const selectedId = selected?.id;
  const { hitIds, currentId: currentHitId } = find;
  return useMemo(
    () => ({
      label: `${noun === 'trace' ? 'Trace' : 'Execution'}, ${waterfall.rows.length} rows`,
      rows: visible,
      places,
      collapsed,
      selectedId,
      groupIds: new Set(groups.keys()),
      hitIds,
      currentHitId,
      durationMs: axisMs,
      busy,
      isTrueScale,
      zoom,
    }),
    [
      noun,
      waterfall,
      axisMs,
      visible,
      places,
      collapsed,
      selectedId,
      groups,
      hitIds,
      currentHitId,
      busy,
      isTrueScale,
      zoom,
    ],
  );
}
