import type { ComponentChildren } from 'preact';
import { ChosenServiceNotice } from '../map/ChosenServiceNotice';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { FailedOnlyNotice } from './FailedOnlyNotice';
import { useTraceActions } from './hooks/useTraceActions';
import type { TraceInstrument } from './hooks/useTraceInstrument';
import { KeysDialog } from './KeysDialog';
import { TraceHead } from './TraceHead';
import type { StripOnAxis } from './TraceOverview';
import { TraceWaterfall } from './TraceWaterfall';

interface InstrumentViewProps {
  readonly instrument: TraceInstrument;
  /** The lifecycle around the rows. */
  readonly strip: StripOnAxis | undefined;
  /** Opens the code where a row failed. */
  readonly onSource: (id: string) => void;
  /** The details of the selected row. */
  readonly details: ComponentChildren;
}

/** Rows as an instrument: search and toolbar, overview, waterfall, details of the selected row. */
export function InstrumentView({ instrument, strip, onSource, details }: InstrumentViewProps) {
  const { showsCriticalPath, showsFailedOnly } = usePanel().viewState;
  const { rows, service, failedCount, parts, toggleFailedOnly, showsKeys, showKeys } = instrument;
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
        <TraceWaterfall instrument={instrument} strip={strip} onSource={onSource} />
        {details}
      </div>
      {showsKeys && <KeysDialog onClose={() => showKeys(false)} />}
    </div>
  );
}
