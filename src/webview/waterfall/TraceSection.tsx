import { useCallback, useMemo, useRef } from 'preact/hooks';
import { formatDuration } from '../../model/duration';
import { buildWaterfall } from '../../trace/buildWaterfall';
import { busyIntervals } from '../../trace/busyIntervals';
import type { StackFrame, Trace } from '../../trace/trace';
import { visibleRows } from '../../trace/visibleRows';
import { usePanel } from '../panelContext';
import { IconButton } from '../parts/IconButton';
import { Notice } from '../parts/Notice';
import { Section } from '../parts/Section';
import { collapsedRows } from './collapsedRows';
import { exceptionsOf } from './exceptionsOf';
import type { NoTraceNotice } from './explainNoTrace';
import { RowDetails } from './RowDetails';
import { rowPlaces } from './rowPlaces';
import { nothingChosen, tellingRow } from './tellingRow';
import { WaterfallTree } from './WaterfallTree';

interface TraceSectionProps {
  readonly trace: Trace | undefined;
  /** Shown in place of an empty waterfall. */
  readonly emptyNotice: NoTraceNotice;
  readonly isLimitExceeded: boolean;
  /** Sentences: why X-Ray could not be read. */
  readonly problems: readonly string[];
}

/** X-Ray's waterfall with everything that is to be said about its wholeness. */
export function TraceSection({ trace, emptyNotice, isLimitExceeded, problems }: TraceSectionProps) {
  const hasTrace = trace !== undefined && trace.nodeCount > 0;
  return (
    <Section
      id="trace"
      title="Trace"
      summary={hasTrace ? summaryOf(trace) : undefined}
      actions={hasTrace && <Toggles />}
    >
      {problems.map((problem) => (
        <Notice key={problem} icon="warning" tone="warning">
          {problem}
        </Notice>
      ))}
      {isLimitExceeded && (
        <Notice icon="warning" tone="warning">
          X-Ray says that this trace is longer than it can return: segments are missing.
        </Notice>
      )}
      {trace?.problems.map(({ kind, text }) => (
        <Notice key={kind} icon="info">
          {text}
        </Notice>
      ))}
      {hasTrace ? (
        <TraceContent trace={trace} />
      ) : (
        <Notice
          icon={emptyNotice.icon}
          tone={emptyNotice.isWaiting ? 'running' : 'quiet'}
          isSpinning={emptyNotice.isWaiting}
        >
          {emptyNotice.text}
        </Notice>
      )}
    </Section>
  );
}

function summaryOf({ segmentCount, durationMs }: Trace): string {
  return `${segmentCount} ${segmentCount === 1 ? 'segment' : 'segments'}, ${formatDuration(durationMs)}`;
}

function Toggles() {
  const { viewState, updateViewState } = usePanel();
  const { isTrueScale, showsCriticalPath } = viewState;
  return (
    <>
      <IconButton
        icon="flame"
        label="Critical path: underline what the end waited for"
        isPressed={showsCriticalPath}
        onClick={() => updateViewState({ showsCriticalPath: !showsCriticalPath })}
      />
      <IconButton
        icon="arrow-both"
        label="True scale: do not fold long waits"
        isPressed={isTrueScale}
        onClick={() => updateViewState({ isTrueScale: !isTrueScale })}
      />
    </>
  );
}

function TraceContent({ trace }: { readonly trace: Trace }) {
  const { viewState, updateViewState, request, announce } = usePanel();
  const waterfall = useMemo(() => buildWaterfall(trace), [trace]);
  const busy = useMemo(() => busyIntervals(waterfall), [waterfall]);
  const places = useMemo(() => rowPlaces(waterfall.rows), [waterfall]);
  const { closedRows, openedRows, isTrueScale } = viewState;
  const collapsed = useMemo(
    () => collapsedRows(waterfall.rows, { closedRows, openedRows }),
    [waterfall, closedRows, openedRows],
  );
  const rows = useMemo(() => visibleRows(waterfall.rows, collapsed), [waterfall, collapsed]);
  const selected =
    waterfall.rows.find(({ id }) => id === viewState.selectedRow) ?? tellingRow(waterfall.rows, viewState.selectedRow);
  const details = useRef<HTMLElement>(null);

  const openFrame = useCallback(
    async ({ path, line }: StackFrame) => {
      const result = await request({ type: 'requestOpenFrame', path, line });
      if (result !== 'ok') announce(result.error);
      return result;
    },
    [request, announce],
  );
  const toggle = (ids: readonly string[], isOpen: boolean) => {
    const without = (list: readonly string[]) => list.filter((id) => !ids.includes(id));
    updateViewState({
      closedRows: isOpen ? without(closedRows) : [...without(closedRows), ...ids],
      openedRows: isOpen ? [...without(openedRows), ...ids] : without(openedRows),
    });
  };
  return (
    <div class={viewState.showsCriticalPath ? 'trace critical-shown' : 'trace'}>
      {waterfall.notes.map((note) => (
        <Notice key={note} icon="history">
          {note}
        </Notice>
      ))}
      <div class="trace-columns">
        <WaterfallTree
          label={`Trace, ${waterfall.rows.length} rows`}
          rows={rows}
          places={places}
          collapsed={collapsed}
          selectedId={selected?.id}
          durationMs={waterfall.durationMs}
          busy={busy}
          isTrueScale={isTrueScale}
          onSelect={(id) => updateViewState({ selectedRow: id ?? nothingChosen })}
          onToggle={toggle}
          onDetails={() => details.current?.focus()}
          onSource={(id) => {
            const row = waterfall.rows.find((each) => each.id === id);
            const frame = row && exceptionsOf(row, waterfall.rows)[0]?.frames[0];
            if (frame !== undefined) void openFrame(frame);
          }}
        />
        {selected !== undefined && (
          <section class="details" ref={details} tabIndex={-1} aria-label={`Details of ${selected.name}`}>
            <RowDetails
              key={selected.id}
              row={selected}
              exceptions={exceptionsOf(selected, waterfall.rows)}
              startMs={waterfall.startMs}
              onOpenFrame={openFrame}
            />
          </section>
        )}
      </div>
    </div>
  );
}
