import type { PanelView } from './panelViews';

interface Room {
  /** With every tab, or beside the button of the menu: it takes its room from the list. */
  readonly widthPx: number;
  readonly widthOf: (view: PanelView) => number;
}

/** The first views that fit; the open one takes the place of the last where it is not among them. */
export function fittingViews(
  views: readonly PanelView[],
  active: PanelView,
  { widthPx, widthOf }: Room,
): readonly PanelView[] {
  const others = views.filter((view) => view !== active);
  const kept = new Set<PanelView>([active]);
  let leftPx = widthPx - widthOf(active);
  for (const view of others) {
    leftPx -= widthOf(view);
    if (leftPx < 0) break;
    kept.add(view);
  }
  return views.filter((view) => kept.has(view));
}
