import { useMemo } from 'preact/hooks';
import type { MapNode } from '../../../trace/map/traceMap';
import type { Waterfall, WaterfallRow } from '../../../trace/rows/waterfallRow';
import { usePanel } from '../../panelContext';
import { countFailures } from '../countFailures';
import { rowById } from '../initialRow';
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

/** What an instrument shows. */
export interface InstrumentSource {
  /** What texts call it. */
  readonly noun: TracePicture['noun'];
  readonly waterfall: Waterfall;
  readonly frame: TraceFrame | undefined;
  /** The service of the map whose rows are marked. */
  readonly service?: MapNode | undefined;
  /** The row that is selected at first; `chosenId` is empty where the selection was cleared. */
  readonly initialRow: (rows: readonly WaterfallRow[], chosenId: string | undefined) => WaterfallRow | undefined;
}

/** Connects the rows with the reader's choices. The parts of the trace, its keys, and its toolbar share the result. */
export function useTraceInstrument(source: InstrumentSource): TraceInstrument {
  const parts = useTraceParts();
  const picture = useTracePicture(source);
  return { ...picture, ...useTraceCommands(picture, parts), parts };
}

function useTracePicture({ noun, waterfall: all, frame, initialRow, service }: InstrumentSource): TracePicture {
  const { viewState } = usePanel();
  const rows = useTraceRows(all, viewState, frame);
  const find = useFind(rows.kept, viewState.findText, service?.rowIds);
  const { waterfall, grouped } = rows;
  const { selectedRow } = viewState;
  const zoom = useMemo(() => shiftZoom(viewState.zoom, waterfall.startMs), [viewState.zoom, waterfall.startMs]);
  const selected = useMemo(
    () => rowById(selectedRow, waterfall.rows, grouped) ?? initialRow(waterfall.rows, selectedRow),
    [waterfall, grouped, selectedRow],
  );
  const failedCount = useMemo(() => countFailures(waterfall.rows), [waterfall]);
  return { noun, rows, find, selected, service, failedCount, zoom };
}
