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
  const open = async ({ run }: RecordLine) => {
    if (run === undefined) return;
    const { requestId: runId, traceId } = run;
    const result = await request({ type: 'requestOpenRun', runId, traceId });
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
            {line.run !== undefined && (
              <>
                {' '}
                <button
                  type="button"
                  class="link"
                  title={`Opens the run ${line.run.requestId}: trace and log`}
                  onClick={() => void open(line)}
                >
                  Open Run
                </button>
              </>
            )}
          </span>
          <span class="step-source">{line.source}</span>
          <span class="step-offset">{offsetOf(line)}</span>
          <span class="step-duration">{line.durationMs === undefined ? '' : formatDuration(line.durationMs)}</span>
        </li>
      ))}
    </ol>
  );
}
