import { useLayoutEffect, useRef } from 'preact/hooks';
import { MoreTabs } from './MoreTabs';
import { type PanelView, viewTitles } from './panelViews';
import { useFittingTabs } from './useFittingTabs';

interface TabListProps {
  readonly views: readonly PanelView[];
  readonly active: PanelView;
  readonly onOpen: (view: PanelView) => void;
}

/**
 * The tabs. By the keyboard patterns of WAI-ARIA: one stop for Tab, arrows move and open. What does not fit into one row
 * is in a menu. A component before the view, so that its layout is measured before the view draws rows of its own: each
 * measurement after a change is another layout of the page.
 */
export function TabList({ views, active, onOpen }: TabListProps) {
  const list = useRef<HTMLDivElement>(null);
  const toFocus = useRef(false);
  const shown = useFittingTabs(list, views, active);
  const move = (event: KeyboardEvent) => {
    const to = neighbor(views, active, event.key);
    if (to === undefined) return;
    event.preventDefault();
    toFocus.current = true;
    onOpen(to);
  };
  // The tab may have been in the menu until now.
  useLayoutEffect(() => {
    if (!toFocus.current) return;
    toFocus.current = false;
    list.current?.querySelector<HTMLElement>(`#tab-${active}`)?.focus();
  });
  const hidden = views.filter((view) => !shown.includes(view));
  return (
    <>
      <div class="view-tabs" role="tablist" aria-label="Views" ref={list} onKeyDown={move}>
        {shown.map((view) => (
          <button
            key={view}
            type="button"
            role="tab"
            id={`tab-${view}`}
            class="view-tab"
            data-view={view}
            aria-selected={view === active}
            aria-controls="view"
            tabIndex={view === active ? 0 : -1}
            onClick={() => onOpen(view)}
          >
            {viewTitles[view]}
          </button>
        ))}
      </div>
      {hidden.length > 0 && <MoreTabs views={hidden} onOpen={onOpen} />}
    </>
  );
}

function neighbor(views: readonly PanelView[], active: PanelView, key: string): PanelView | undefined {
  const at = views.indexOf(active);
  switch (key) {
    case 'ArrowRight':
      return views[(at + 1) % views.length];
    case 'ArrowLeft':
      return views[(at - 1 + views.length) % views.length];
    case 'Home':
      return views[0];
    case 'End':
      return views.at(-1);
    default:
      return undefined;
  }
}
