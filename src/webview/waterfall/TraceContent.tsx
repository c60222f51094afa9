import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { LogEvent } from '../../model/invocation/invocation';
import type { Interval } from '../../trace/axis/interval';
import type { Trace } from '../../trace/parse/trace';
import { describeRow } from '../../trace/rows/describeRow';
import { failedRows } from '../../trace/rows/failedRows';
import type { WaterfallRow } from '../../trace/rows/waterfallRow';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { DetailsPane } from './details/DetailsPane';
import { exceptionsOf } from './details/exceptionsOf';
import { FailedOnlyNotice, filterText } from './FailedOnlyNotice';
import { FindField } from './FindField';
import type { GridGeometry } from './grid/gridContent';
import { rangeText } from './grid/rangeText';
import type { WaterfallGrid } from './grid/waterfallGrid';
import { KeysDialog } from './KeysDialog';
import { rowsOpened, shiftZoom, waysTo } from './rowChoices';
import { TraceOverview } from './TraceOverview';
import { TraceToolbar } from './TraceToolbar';
import { nothingChosen, tellingRow } from './tellingRow';
import type { TraceAction } from './traceAction';
import { useFind } from './useFind';
import { useLateAnnouncement } from './useLateAnnouncement';
import { useOpenFrame } from './useOpenFrame';
import { useSegmentNews } from './useSegmentNews';
import { useTraceKeys } from './useTraceKeys';
import { useTraceRows } from './useTraceRows';
import { WaterfallTree } from './WaterfallTree';

interface TraceContentProps {
  readonly trace: Trace;
  readonly logs: readonly LogEvent[];
}

/** A trace as an instrument: search and toolbar, overview, waterfall, details of the selected row. */
export function TraceContent({ trace, logs }: TraceContentProps) {
  const { viewState, updateViewState, announce } = usePanel();
  const { waterfall, busy, kept, grouped, groups, places, collapsed, visible } = useTraceRows(trace, viewState);
  const { isTrueScale, showsFailedOnly, findText } = viewState;
  const find = useFind(kept, findText);
  const [geometry, setGeometry] = useState<GridGeometry>();
  const [showsKeys, setShowsKeys] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const details = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const grid = useRef<WaterfallGrid>(null);
  const toReveal = useRef<string>(undefined);
  const openFrame = useOpenFrame();
  const announceLater = useLateAnnouncement();
  useSegmentNews(trace);

  const zoom = useMemo(() => shiftZoom(viewState.zoom, waterfall.startMs), [viewState.zoom, waterfall.startMs]);
  const selected = useMemo(
    () => rowOf(viewState.selectedRow, waterfall.rows, grouped) ?? tellingRow(waterfall.rows, viewState.selectedRow),
    [waterfall, grouped, viewState.selectedRow],
  );
  const failedCount = useMemo(() => waterfall.rows.filter(({ state }) => state !== 'ok').length, [waterfall]);
  const content = useMemo(
    () => ({
      label: `Trace, ${waterfall.rows.length} rows`,
      rows: visible,
      places,
      collapsed,
      selectedId: selected?.id,
      groupIds: new Set(groups.keys()),
      hitIds: find.hitIds,
      currentHitId: find.currentId,
      durationMs: waterfall.durationMs,
      busy,
      isTrueScale,
      zoom,
    }),
    [waterfall, visible, places, collapsed, selected?.id, groups, find.hitIds, find.currentId, busy, isTrueScale, zoom],
  );
  // After the grid has got its rows: those that were closed a moment ago among them.
  useLayoutEffect(() => {
    if (toReveal.current === undefined) return;
    grid.current?.reveal(toReveal.current);
    toReveal.current = undefined;
  });

  const zoomTo = (window: Interval | undefined) => {
    updateViewState({ zoom: window === undefined ? undefined : { originMs: waterfall.startMs, ...window } });
    announceLater(window === undefined ? 'The whole trace' : rangeText(window));
  };
  const goTo = (id: string) => {
    toReveal.current = id;
    updateViewState({ selectedRow: id, ...rowsOpened(viewState, waysTo(id, grouped), true) });
  };
  // Another view may have led here, to a row that is closed away.
  useEffect(() => {
    const id = selected?.id;
    if (id !== undefined && id === viewState.selectedRow && !visible.some((row) => row.id === id)) goTo(id);
  }, []);
  const stepTo = (direction: 1 | -1) => {
    const id = find.step(direction);
    if (id === undefined) return;
    goTo(id);
    const row = kept.find((each) => each.id === id);
    if (row !== undefined) announce(describeRow(row));
  };
  const showFailedOnly = () => {
    const hiddenCount = waterfall.rows.length - failedRows(waterfall.rows).length;
    announce(showsFailedOnly ? 'All rows' : filterText(failedCount, hiddenCount));
    updateViewState({ showsFailedOnly: !showsFailedOnly });
  };

  useTraceKeys(root, (action: TraceAction): boolean => {
    switch (action.kind) {
      case 'zoom':
        grid.current?.zoomBy(action.factor);
        return true;
      case 'pan':
        grid.current?.panBy(action.share);
        return true;
      case 'showAll':
        zoomTo(undefined);
        return true;
      case 'fitSelection':
        if (selected !== undefined) grid.current?.fit(selected);
        return true;
      case 'find':
        input.current?.focus();
        input.current?.select();
        return true;
      case 'nextHit':
        stepTo(action.direction);
        return true;
      case 'failedOnly':
        if (failedCount > 0 || showsFailedOnly) showFailedOnly();
        return true;
      case 'keys':
        setShowsKeys(true);
        return true;
      case 'escape':
        if (grid.current?.cancelDrag() === true) return true;
        if (findText !== '') updateViewState({ findText: '' });
        else if (zoom !== undefined) zoomTo(undefined);
        else return false;
        return true;
    }
  });

  return (
    <div class={viewState.showsCriticalPath ? 'trace critical-shown' : 'trace'} ref={root}>
      {waterfall.notes.map((note) => (
        <Notice key={note} icon="history">
          {note}
        </Notice>
      ))}
      <div class="trace-head">
        <FindField
          find={find}
          input={input}
          onText={(text) => updateViewState({ findText: text })}
          onStep={stepTo}
          onLeave={() => grid.current?.focus()}
        />
        <TraceToolbar
          hasFailed={failedCount > 0}
          onFailedOnly={showFailedOnly}
          onZoom={(factor) => grid.current?.zoomBy(factor)}
          onShowAll={() => zoomTo(undefined)}
          onKeys={() => setShowsKeys(true)}
        />
      </div>
      {showsFailedOnly && (
        <FailedOnlyNotice
          shownCount={kept.length}
          allCount={waterfall.rows.length}
          failedCount={failedCount}
          onShowAll={showFailedOnly}
        />
      )}
      <div class="trace-columns">
        <div class="trace-grid">
          {geometry !== undefined && (
            <TraceOverview rows={waterfall.rows} geometry={geometry} zoom={zoom} onZoom={zoomTo} />
          )}
          <WaterfallTree
            content={content}
            handle={grid}
            onSelect={(id) => updateViewState({ selectedRow: id ?? nothingChosen })}
            onToggle={(ids, isOpen) => updateViewState(rowsOpened(viewState, ids, isOpen))}
            onDetails={() => details.current?.focus()}
            onSource={(id) => {
              const row = waterfall.rows.find((each) => each.id === id);
              const frame = row && exceptionsOf(row, waterfall.rows)[0]?.frames[0];
              if (frame !== undefined) void openFrame(frame);
            }}
            onZoom={zoomTo}
            onLayout={(next) => setGeometry((before) => (before?.axis === next.axis ? before : next))}
          />
        </div>
        {selected !== undefined && (
          <section class="details" ref={details} tabIndex={-1} aria-label={`Details of ${selected.name}`}>
            <DetailsPane
              key={selected.id}
              row={selected}
              group={groups.get(selected.id)}
              waterfall={waterfall}
              logs={logs}
              onGoTo={goTo}
            />
          </section>
        )}
      </div>
      {showsKeys && <KeysDialog onClose={() => setShowsKeys(false)} />}
    </div>
  );
}

/** A row by its id, as it is without groups, or a group. */
function rowOf(
  id: string | undefined,
  rows: readonly WaterfallRow[],
  grouped: readonly WaterfallRow[],
): WaterfallRow | undefined {
  if (id === undefined) return undefined;
  return rows.find((row) => row.id === id) ?? grouped.find((row) => row.id === id);
}
