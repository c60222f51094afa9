import { useRef } from 'preact/hooks';
import { IconButton } from '../parts/IconButton';
import { type PanelView, viewTitles } from './panelViews';

interface MoreTabsProps {
  readonly views: readonly PanelView[];
  readonly onOpen: (view: PanelView) => void;
}

/** The views for whose tabs there is no room. */
export function MoreTabs({ views, onOpen }: MoreTabsProps) {
  const menu = useRef<HTMLDivElement>(null);
  return (
    <div class="more-tabs">
      <IconButton icon="ellipsis" label="More views" onClick={() => menu.current?.togglePopover()} />
      <div class="menu tabs-menu" popover="auto" ref={menu}>
        {views.map((view) => (
          <button
            key={view}
            type="button"
            class="menu-item"
            onClick={() => {
              menu.current?.hidePopover();
              onOpen(view);
            }}
          >
            {viewTitles[view]}
          </button>
        ))}
      </div>
    </div>
  );
}
