import { useMemo } from 'preact/hooks';
import type { Interval } from '../../trace/axis/interval';
import type { Trace } from '../../trace/parse/trace';
import type { WaterfallRow } from '../../trace/rows/waterfallRow';
import { usePanel } from '../panelContext';
import { initialRow, rowById } from './initialRow';
import { shiftZoom } from './rowChoices';
import { type Find, useFind } from './useFind';
import { type TraceCommands, useTraceCommands } from './useTraceCommands';
import { type TraceParts, useTraceParts } from './useTraceParts';
import { type TraceRows, useTraceRows } from './useTraceRows';

/** What a trace shows, before anything is done with it. */
export interface TracePicture {
  readonly rows: TraceRows;
  readonly find: Find;
  readonly selected: WaterfallRow | undefined;
  readonly failedCount: number;
  /** The part of the time that is shown, relative to the first bar; absent: all of it. */
  readonly zoom: Interval | undefined;
}

/** A trace on the screen: what it shows, the elements it consists of, and what the reader can do with it. */
export interface TraceInstrument extends TracePicture, TraceCommands {
  readonly parts: TraceParts;
}

/** Connects the trace with the reader's choices. The parts of the trace, its keys, and its toolbar share the result. */
export function useTraceInstrument(trace: Trace): TraceInstrument {
  const parts = useTraceParts();
  const picture = useTracePicture(trace);
  return { ...picture, ...useTraceCommands(picture, parts), parts };
}

function useTracePicture(trace: Trace): TracePicture {
  const { viewState } = usePanel();
  const rows = useTraceRows(trace, viewState);
  const find = useFind(rows.kept, viewState.findText);
  const { waterfall, grouped } = rows;
  const { selectedRow } = viewState;
  const zoom = useMemo(() => shiftZoom(viewState.zoom, waterfall.startMs), [viewState.zoom, waterfall.startMs]);
  const selected = useMemo(
    () => rowById(selectedRow, waterfall.rows, grouped) ?? initialRow(waterfall.rows, selectedRow),
    [waterfall, grouped, selectedRow],
  );
  const failedCount = useMemo(() => waterfall.rows.filter(({ state }) => state !== 'ok').length, [waterfall]);
  return { rows, find, selected, failedCount, zoom };
}
