import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePanel } from '../panelContext';
import { type PanelView, viewTitles } from './panelViews';

interface ViewTabsProps {
  /** The views that apply to the content. */
  readonly views: readonly PanelView[];
  readonly actions: ComponentChildren;
  readonly children: (view: PanelView) => ComponentChildren;
}

/**
 * The tabs and the open view. Follows WAI-ARIA's keyboard pattern: one Tab stop, arrow keys move and open; digits open a view
 * except in text fields.
 */
export function ViewTabs({ views, actions, children }: ViewTabsProps) {
  const { viewState, updateViewState } = usePanel();
  const list = useRef<HTMLDivElement>(null);
  const active = views.includes(viewState.view) ? viewState.view : 'timeline';
  const open = (view: PanelView) => updateViewState({ view });
  useDigits(views, open);
  const move = (event: KeyboardEvent) => {
    const to = neighbor(views, active, event.key);
    if (to === undefined) return;
    event.preventDefault();
    open(to);
    list.current?.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
  };
  return (
    <div class="views">
      <div class="view-bar">
        <div class="view-tabs" role="tablist" aria-label="Views" ref={list} onKeyDown={move}>
          {views.map((view) => (
            <button
              key={view}
              type="button"
              role="tab"
              id={`tab-${view}`}
              class="view-tab"
              aria-selected={view === active}
              aria-controls="view"
              tabIndex={view === active ? 0 : -1}
              onClick={() => open(view)}
            >
              {viewTitles[view]}
            </button>
          ))}
        </div>
        <div class="view-actions">{actions}</div>
      </div>
      <div class="view" id="view" role="tabpanel" aria-labelledby={`tab-${active}`}>
        {children(active)}
      </div>
    </div>
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
