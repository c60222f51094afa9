import { useState } from 'preact/hooks';
import { usePanel } from '../panelContext';
import { exceptionsOf } from './details/exceptionsOf';
import type { GridGeometry } from './grid/gridContent';
import { useGridContent } from './hooks/useGridContent';
import { useOpenFrame } from './hooks/useOpenFrame';
import type { TraceInstrument } from './hooks/useTraceInstrument';
import { nothingChosen } from './initialRow';
import { rowsOpened } from './rowChoices';
import { TraceOverview } from './TraceOverview';
import { WaterfallTree } from './WaterfallTree';

/** The waterfall, with the overview above. */
export function TraceWaterfall({ instrument }: { readonly instrument: TraceInstrument }) {
  const { viewState, updateViewState } = usePanel();
  const [geometry, setGeometry] = useState<GridGeometry>();
  const content = useGridContent(instrument);
  const openFrame = useOpenFrame();
  const { rows, parts, zoom, zoomTo } = instrument;
  const allRows = rows.waterfall.rows;
  const openSource = (id: string) => {
    const row = allRows.find((each) => each.id === id);
    const frame = row && exceptionsOf(row, allRows)[0]?.frames[0];
    if (frame !== undefined) void openFrame(frame);
  };
  return (
    <div class="trace-grid">
      {geometry !== undefined && <TraceOverview rows={allRows} geometry={geometry} zoom={zoom} onZoom={zoomTo} />}
      <WaterfallTree
        content={content}
        handle={parts.grid}
        onSelect={(id) => updateViewState({ selectedRow: id ?? nothingChosen })}
        onToggle={(ids, isOpen) => updateViewState(rowsOpened(viewState, ids, isOpen))}
        onDetails={() => parts.details.current?.focus()}
        onSource={openSource}
        onZoom={zoomTo}
        onLayout={(next) => setGeometry((before) => (before?.axis === next.axis ? before : next))}
      />
    </div>
  );
}
