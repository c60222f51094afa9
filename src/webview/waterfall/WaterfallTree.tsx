import { useLayoutEffect, useRef } from 'preact/hooks';
import { type GridContent, type GridListener, WaterfallGrid } from './waterfallGrid';

/** Holds the grid's place in the page; what happens inside is plain DOM. */
export function WaterfallTree({ onSelect, onToggle, onDetails, onSource, ...content }: GridContent & GridListener) {
  const root = useRef<HTMLDivElement>(null);
  const grid = useRef<WaterfallGrid>(undefined);
  const listener = useRef<GridListener>({ onSelect, onToggle, onDetails, onSource });
  listener.current = { onSelect, onToggle, onDetails, onSource };

  useLayoutEffect(() => {
    if (root.current === null) return;
    grid.current = new WaterfallGrid(root.current, {
      onSelect: (id) => listener.current.onSelect(id),
      onToggle: (ids, isOpen) => listener.current.onToggle(ids, isOpen),
      onDetails: (id) => listener.current.onDetails(id),
      onSource: (id) => listener.current.onSource(id),
    });
    return () => grid.current?.dispose();
  }, []);

  const { label, rows, places, collapsed, selectedId, durationMs, busy, isTrueScale } = content;
  // Before the next key, so that a held arrow never acts on rows that are gone.
  useLayoutEffect(() => {
    grid.current?.show({ label, rows, places, collapsed, selectedId, durationMs, busy, isTrueScale });
  }, [label, rows, places, collapsed, selectedId, durationMs, busy, isTrueScale]);

  return <div class="waterfall" role="treegrid" aria-colcount={3} ref={root} />;
}
