import type { LogEvent } from '../../model/invocation/invocation';
import { DetailsPane } from './details/DetailsPane';
import type { TraceInstrument } from './hooks/useTraceInstrument';

interface SelectedRowDetailsProps {
  readonly instrument: TraceInstrument;
  readonly logs: readonly LogEvent[];
}

/** The details of the selected row; nothing without a selection. */
export function SelectedRowDetails({ instrument, logs }: SelectedRowDetailsProps) {
  const { selected, rows, parts, goTo } = instrument;
  if (selected === undefined) return null;
  return (
    <section class="details" ref={parts.details} tabIndex={-1} aria-label={`Details of ${selected.name}`}>
      <DetailsPane
        key={selected.id}
        row={selected}
        group={rows.groups.get(selected.id)}
        waterfall={rows.waterfall}
        logs={logs}
        onGoTo={goTo}
      />
    </section>
  );
}
