import { plural } from '../../../model/base/plural';
import type { LogEvent } from '../../../model/invocation/invocation';
import { LogLine } from '../../log/LogLine';
import { shownLine } from '../../log/logText';
import { usePanel } from '../../panelContext';
import { ScrollBox } from '../../parts/ScrollBox';

interface RowLogProps {
  readonly events: readonly LogEvent[];
  readonly rowName: string;
}

/** Maximum number of lines shown; the Logs view shows all. */
const maxLines = 200;

/** The log lines of a row, and a link to them in the log. */
export function RowLog({ events, rowName }: RowLogProps) {
  const { updateViewState } = usePanel();
  const [first] = events;
  const toLog = () => updateViewState({ view: 'logs', logAtMs: first?.timestampMs });
  return (
    <>
      <div class="details-head">
        <h4>Log, {plural(events.length, 'line')}</h4>
        <button type="button" class="link" onClick={toLog}>
          Show in the log
        </button>
      </div>
      <ScrollBox class="log-lines row-log" label={`Log of ${rowName}`}>
        {events.slice(0, maxLines).map((event, index) => (
          <LogLine key={index} line={shownLine(event.message, event.timestampMs)} />
        ))}
      </ScrollBox>
      {events.length > maxLines && <p class="details-kind">{events.length - maxLines} more lines are in the log.</p>}
    </>
  );
}
