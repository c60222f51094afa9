import type { LogEvent } from '../../model/invocation';
import { shownLine } from '../log/logText';
import { ScrollBox } from '../parts/ScrollBox';

interface RowLogProps {
  readonly events: readonly LogEvent[];
  readonly rowName: string;
}

/** So many are shown; the whole log has a place of its own. */
const mostLines = 200;

/** The log lines of a row. */
export function RowLog({ events, rowName }: RowLogProps) {
  const shown = events.slice(0, mostLines);
  return (
    <>
      <h4>Log, {events.length === 1 ? '1 line' : `${events.length} lines`}</h4>
      <ScrollBox class="log-lines row-log" label={`Log of ${rowName}`}>
        {shown.map((event, index) => {
          const { time, level, text, isPlatform } = shownLine(event.message, event.timestampMs);
          return (
            <div key={index} class={`log-line${isPlatform ? ' platform' : ''}${level ? ` level-${level}` : ''}`}>
              <span class="log-time">{time}</span>
              <span class="log-level">{level === undefined ? '' : level.toUpperCase()}</span>
              <span class="log-text">{text}</span>
            </div>
          );
        })}
      </ScrollBox>
      {events.length > mostLines && (
        <p class="details-kind">{events.length - mostLines} more lines are in the log below.</p>
      )}
    </>
  );
}
