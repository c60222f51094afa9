import type { Invocation, LogEvent } from '../../model/invocation/invocation';
import type { Trace } from '../../trace/parse/trace';
import { ChosenServiceNotice } from '../map/ChosenServiceNotice';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { FailedOnlyNotice } from './FailedOnlyNotice';
import { useSegmentNews } from './hooks/useSegmentNews';
import { useTraceActions } from './hooks/useTraceActions';
import { useTraceFrame } from './hooks/useTraceFrame';
import { useTraceInstrument } from './hooks/useTraceInstrument';
import { KeysDialog } from './KeysDialog';
import { SelectedRowDetails } from './SelectedRowDetails';
import { TraceHead } from './TraceHead';
import { TraceWaterfall } from './TraceWaterfall';

interface TraceContentProps {
  readonly trace: Trace;
  readonly invocation: Invocation | undefined;
}

/** A trace as an instrument: search and toolbar, overview, waterfall, details of the selected row. */
export function TraceContent({ trace, invocation }: TraceContentProps) {
  const { showsCriticalPath, showsFailedOnly } = usePanel().viewState;
  const instrument = useTraceInstrument(trace, useTraceFrame(invocation));
  const { rows, service, failedCount, parts, toggleFailedOnly, showsKeys, showKeys } = instrument;
  useSegmentNews(trace);
  useTraceActions(instrument);
  return (
    <div class={showsCriticalPath ? 'trace critical-shown' : 'trace'} ref={parts.root}>
      {rows.waterfall.notes.map((note) => (
        <Notice key={note} icon="history">
          {note}
        </Notice>
      ))}
      <TraceHead instrument={instrument} />
      {service !== undefined && <ChosenServiceNotice service={service} />}
      {showsFailedOnly && (
        <FailedOnlyNotice
          shownCount={rows.kept.length}
          allCount={rows.waterfall.rows.length}
          failedCount={failedCount}
          onShowAll={toggleFailedOnly}
        />
      )}
      <div class="trace-columns">
        <TraceWaterfall instrument={instrument} invocation={invocation} />
        <SelectedRowDetails instrument={instrument} logs={invocation?.logs ?? noLogs} />
      </div>
      {showsKeys && <KeysDialog onClose={() => showKeys(false)} />}
    </div>
  );
}

const noLogs: readonly LogEvent[] = [];
