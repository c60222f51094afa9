import { formatDuration } from '../../model/base/duration';
import { usePanel } from '../panelContext';
import { Icon } from '../parts/Icon';
import { neighborsText, offsetOf } from './recordLine';
import type { RecordLine } from './recordLineParts';

interface RecordListProps {
  readonly lines: readonly RecordLine[];
  /** For screen readers. */
  readonly label: string;
  readonly onError: (sentence: string | undefined) => void;
}

/** Every step with when, how long, and where it is known from. An attempt opens the panel of its run. */
export function RecordList({ lines, label, onError }: RecordListProps) {
  const { request } = usePanel();
  const open = async ({ requestId: runId, traceId }: RunOfLine, what: 'trace' | 'log') => {
    const result = await request(
      what === 'log' ? { type: 'requestOpenRunLog', runId } : { type: 'requestOpenRun', runId, traceId },
    );
    onError(result === 'ok' ? undefined : result.error);
  };
  return (
    <ol class="steps" aria-label={label}>
      {lines.map((line) => (
        <li key={line.key} class={line.isExpected ? 'step expected' : 'step'} data-tone={line.look.tone}>
          <Icon name={line.look.icon} tone={line.look.tone} isSpinning={line.look.isSpinning} />
          <span class="step-name">{line.name}</span>
          <span class="step-text">
            {line.text}
            {line.neighbors.length > 0 && (
              <span class="record-neighbors" title={line.neighbors.join('\n')}>
                {neighborsText(line.neighbors)}
              </span>
            )}
            {line.run !== undefined && <RunLinks run={line.run} open={open} />}
          </span>
          <span class="step-source">{line.source}</span>
          <span class="step-offset">{offsetOf(line)}</span>
          <span class="step-duration">{line.durationMs === undefined ? '' : formatDuration(line.durationMs)}</span>
        </li>
      ))}
    </ol>
  );
}

type RunOfLine = NonNullable<RecordLine['run']>;

interface RunLinksProps {
  readonly run: RunOfLine;
  readonly open: (run: RunOfLine, what: 'trace' | 'log') => Promise<void>;
}

/** Where a run says more: its trace, where there is one, and what it logged. */
function RunLinks({ run, open }: RunLinksProps) {
  const link = (text: string, what: 'trace' | 'log') => (
    <button
      type="button"
      class="link"
      title={`Opens the ${what} of run ${run.requestId}`}
      onClick={() => void open(run, what)}
    >
      {text}
    </button>
  );
  return (
    <>
      {run.traceId !== undefined && <> {link('Open Run', 'trace')}</>} {link('Open Log', 'log')}
    </>
  );
}
