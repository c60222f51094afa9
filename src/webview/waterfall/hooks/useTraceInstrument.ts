import { useMemo } from 'preact/hooks';
import type { Trace } from '../../../trace/parse/trace';
import { useChosenService } from '../../map/useChosenService';
import { usePanel } from '../../panelContext';
import { countFailures } from '../countFailures';
import { initialRow, rowById } from '../initialRow';
import { shiftZoom } from '../rowChoices';
import type { TraceFrame } from '../traceFrame';
import type { TracePicture } from './tracePicture';
import { useFind } from './useFind';
import { type TraceCommands, useTraceCommands } from './useTraceCommands';
import { type TraceParts, useTraceParts } from './useTraceParts';
import { useTraceRows } from './useTraceRows';

/** A trace on the screen: its content, its elements, and the actions on it. */
export interface TraceInstrument extends TracePicture, TraceCommands {
  readonly parts: TraceParts;
}

/** Connects the trace with the reader's choices. The parts of the trace, its keys, and its toolbar share the result. */
export function useTraceInstrument(trace: Trace, frame: TraceFrame | undefined): TraceInstrument {
  const parts = useTraceParts();
  const picture = useTracePicture(trace, frame);
  return { ...picture, ...useTraceCommands(picture, parts), parts };
}

function useTracePicture(trace: Trace, frame: TraceFrame | undefined): TracePicture {
  const { viewState } = usePanel();
  const rows = useTraceRows(trace, viewState, frame);
  const service = useChosenService(trace);
  const find = useFind(rows.kept, viewState.findText, service?.rowIds);
  const { waterfall, grouped } = rows;
  const { selectedRow } = viewState;
  const zoom = useMemo(() => shiftZoom(viewState.zoom, waterfall.startMs), [viewState.zoom, waterfall.startMs]);
  const selected = useMemo(
    () => rowById(selectedRow, waterfall.rows, grouped) ?? initialRow(waterfall.rows, selectedRow),
    [waterfall, grouped, selectedRow],
  );
  const failedCount = useMemo(() => countFailures(waterfall.rows), [waterfall]);
  return { rows, find, selected, service, failedCount, zoom };
}
