import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { GridContent, GridListener } from './grid/gridContent';
import { WaterfallGrid } from './grid/waterfallGrid';

interface WaterfallTreeProps extends GridListener {
  readonly content: GridContent;
  /** Set to the grid, for keys and toolbar. */
  readonly handle: RefObject<WaterfallGrid | null>;
}

/** The grid's container; the grid itself is plain DOM. `content` must only change when something in it does. */
export function WaterfallTree({ content, handle, ...callbacks }: WaterfallTreeProps) {
  const root = useRef<HTMLDivElement>(null);
  const listener = useRef<GridListener>(callbacks);
  listener.current = callbacks;

  useLayoutEffect(() => {
    if (root.current === null) return;
    const grid = new WaterfallGrid(root.current, {
      onSelect: (id) => listener.current.onSelect(id),
      onToggle: (ids, isOpen) => listener.current.onToggle(ids, isOpen),
      onDetails: (id) => listener.current.onDetails(id),
      onSource: (id) => listener.current.onSource(id),
      onZoom: (window) => listener.current.onZoom(window),
      onLayout: (geometry) => listener.current.onLayout(geometry),
    });
    handle.current = grid;
    return () => {
      handle.current = null;
      grid.dispose();
    };
  }, [handle]);

  // Before the next key, so that a held arrow key never acts on removed rows.
  useLayoutEffect(() => handle.current?.show(content), [handle, content]);

  return <div class="waterfall" role="treegrid" aria-colcount={3} ref={root} />;
}
