import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { usePanel } from '../panelContext';
import type { PanelView } from './panelViews';
import { TabList } from './TabList';

interface ViewTabsProps {
  /** The views that apply to the content. */
  readonly views: readonly PanelView[];
  readonly actions: ComponentChildren;
  readonly children: (view: PanelView) => ComponentChildren;
}

/** The tabs and the view that is open. The digits open a view from anywhere but a text field. */
export function ViewTabs({ views, actions, children }: ViewTabsProps) {
  const { viewState, updateViewState } = usePanel();
  const active = views.includes(viewState.view) ? viewState.view : 'timeline';
  const open = (view: PanelView) => updateViewState({ view });
  useDigits(views, open);
  return (
    <div class="views">
      <div class="view-bar">
        <TabList views={views} active={active} onOpen={open} />
        <div class="view-actions">{actions}</div>
      </div>
      <div class="view" id="view" role="tabpanel" aria-labelledby={`tab-${active}`}>
        {children(active)}
      </div>
    </div>
  );
}

function useDigits(views: readonly PanelView[], open: (view: PanelView) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      // A dialog handles its own keys.
      if (document.querySelector('dialog[open]') !== null) return;
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      const view = /^[1-9]$/.test(event.key) ? views[Number(event.key) - 1] : undefined;
      if (view !== undefined) open(view);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
