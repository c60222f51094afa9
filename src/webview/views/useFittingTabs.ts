import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWidth } from '../useWidth';
import { fittingViews } from './fittingViews';
import type { PanelView } from './panelViews';

/** The tabs that fit into `list` side by side, the open one always among them. All of them until they were measured. */
export function useFittingTabs(
  list: RefObject<HTMLElement | null>,
  views: readonly PanelView[],
  active: PanelView,
): readonly PanelView[] {
  const widthPx = useWidth(list);
  const [measured, setMeasured] = useState(false);
  const widths = useRef(new Map<PanelView, number>());
  // Before the page is painted. A tab's width does not change while it is in the menu.
  useLayoutEffect(() => {
    for (const view of views) {
      const tab = list.current?.querySelector<HTMLElement>(`[data-view="${view}"]`);
      if (tab) widths.current.set(view, tab.getBoundingClientRect().width);
    }
    setMeasured(true);
  }, [list, views]);
  if (!measured || widthPx === 0) return views;
  return fittingViews(views, active, { widthPx, widthOf: (view) => widths.current.get(view) ?? 0 });
}
