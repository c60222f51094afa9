import { useState } from 'preact/hooks';
import { usePanel } from '../panelContext';
import type { GridGeometry } from './grid/gridContent';
import { useGridContent } from './hooks/useGridContent';
import type { TraceInstrument } from './hooks/useTraceInstrument';
import { nothingChosen } from './initialRow';
import { rowsOpened } from './rowChoices';
import { type StripOnAxis, TraceOverview } from './TraceOverview';
import { WaterfallTree } from './WaterfallTree';

interface TraceWaterfallProps {
  readonly instrument: TraceInstrument;
  readonly strip: StripOnAxis | undefined;
  /** Opens the code where a row failed. */
  readonly onSource: (id: string) => void;
}

/** The waterfall with its overview above. */
export function TraceWaterfall({ instrument, strip, onSource }: TraceWaterfallProps) {
  const { viewState, updateViewState } = usePanel();
  const [geometry, setGeometry] = useState<GridGeometry>();
  const content = useGridContent(instrument);
  const { noun, rows, parts, zoom, zoomTo } = instrument;
  return (
    <div class="trace-grid">
      {geometry !== undefined && (
        <TraceOverview
          waterfall={rows.waterfall}
          noun={noun}
          strip={strip}
          geometry={geometry}
          zoom={zoom}
          onZoom={zoomTo}
        />
      )}
      <WaterfallTree
        content={content}
        handle={parts.grid}
        onSelect={(id) => updateViewState({ selectedRow: id ?? nothingChosen })}
        onToggle={(ids, isOpen) => updateViewState(rowsOpened(viewState, ids, isOpen))}
        onDetails={() => parts.details.current?.focus()}
        onSource={onSource}
        onZoom={zoomTo}
        onLayout={(next) => setGeometry((before) => (isSame(before, next) ? before : next))}
      />
    </div>
  );
}

function isSame(before: GridGeometry | undefined, next: GridGeometry): boolean {
  return before?.axis === next.axis && before.shown === next.shown;
}
