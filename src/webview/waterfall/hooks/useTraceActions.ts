import { usePanel } from '../../panelContext';
import type { TraceAction } from '../traceAction';
import type { TraceInstrument } from './useTraceInstrument';
import { useTraceKeys } from './useTraceKeys';

/** Performs the actions of a trace's keys. */
export function useTraceActions(instrument: TraceInstrument): void {
  const { viewState } = usePanel();
  const endOne = useEscape(instrument);
  const { parts, selected } = instrument;
  useTraceKeys(parts.root, (action: TraceAction): boolean => {
    const grid = parts.grid.current;
    switch (action.kind) {
      case 'zoom':
        grid?.zoomBy(action.factor);
        return true;
      case 'pan':
        grid?.panBy(action.share);
        return true;
      case 'showAll':
        instrument.zoomTo(undefined);
        return true;
      case 'fitSelection':
        if (selected !== undefined) grid?.fit(selected);
        return true;
      case 'find':
        parts.input.current?.focus();
        parts.input.current?.select();
        return true;
      case 'nextHit':
        instrument.stepTo(action.direction);
        return true;
      case 'failedOnly':
        if (instrument.failedCount > 0 || viewState.showsFailedOnly) instrument.toggleFailedOnly();
        return true;
      case 'keys':
        instrument.showKeys(true);
        return true;
      case 'escape':
        return endOne();
    }
  });
}

/** Ends one thing at a time: a drag, the search, the zoom. `false` when there was nothing to end. */
function useEscape({ parts, zoom, zoomTo }: TraceInstrument): () => boolean {
  const { viewState, updateViewState } = usePanel();
  return () => {
    if (parts.grid.current?.cancelDrag() === true) return true;
    if (viewState.findText !== '') updateViewState({ findText: '' });
    else if (viewState.chosenService !== undefined) updateViewState({ chosenService: undefined });
    else if (zoom !== undefined) zoomTo(undefined);
    else return false;
    return true;
  };
}
