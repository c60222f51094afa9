import { usePanel } from '../panelContext';
import { FindField } from './FindField';
import type { TraceInstrument } from './hooks/useTraceInstrument';
import { TraceToolbar } from './TraceToolbar';

/** Search and toolbar above the waterfall. */
export function TraceHead({ instrument }: { readonly instrument: TraceInstrument }) {
  const { updateViewState } = usePanel();
  const { noun, find, failedCount, parts, stepTo, toggleFailedOnly, zoomTo, showKeys } = instrument;
  return (
    <div class="trace-head">
      <FindField
        noun={noun}
        find={find}
        input={parts.input}
        onText={(text) => updateViewState({ findText: text })}
        onStep={stepTo}
        onLeave={() => parts.grid.current?.focus()}
      />
      <TraceToolbar
        noun={noun}
        hasFailed={failedCount > 0}
        onFailedOnly={toggleFailedOnly}
        onZoom={(factor) => parts.grid.current?.zoomBy(factor)}
        onShowAll={() => zoomTo(undefined)}
        onKeys={() => showKeys(true)}
      />
    </div>
  );
}
