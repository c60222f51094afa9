import { wholeSeconds } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import { operationRowId } from '../../trace/durable/executionBars';
import { usePanel } from '../panelContext';
import { ActionButton } from '../parts/ActionButton';
import { countdown } from '../parts/countdown';
import { type Awaited, awaitedOperations } from './awaitedOperations';
import { CallbackButtons } from './CallbackButtons';
import type { ExecutionPicture } from './useExecution';

interface AwaitedListProps {
  readonly picture: ExecutionPicture;
  readonly onError: (sentence: string | undefined) => void;
}

/** The others are in the rows. */
const maxShown = 3;

/** While an execution waits: the time so far, what it waits for, and what ends the wait. */
export function AwaitedList({ picture, onError }: AwaitedListProps) {
  const { tree, nowMs, execution } = picture;
  const awaited = awaitedOperations(tree);
  const more = awaited.length - maxShown;
  return (
    <div class="live-line awaited">
      <p class="counters">
        <span class="elapsed">
          <span class="label">Elapsed</span> {wholeSeconds(nowMs - tree.startMs)}
        </span>
      </p>
      {awaited.slice(0, maxShown).map((one) => (
        <AwaitedLine
          key={one.operation.id}
          awaited={one}
          nowMs={nowMs}
          isLocal={execution.source === 'local'}
          onError={onError}
        />
      ))}
      {more > 0 && <p class="counters">and {plural(more, 'more wait')}</p>}
    </div>
  );
}

interface AwaitedLineProps {
  readonly awaited: Awaited;
  readonly nowMs: number;
  readonly isLocal: boolean;
  readonly onError: (sentence: string | undefined) => void;
}

function AwaitedLine({ awaited, nowMs, isLocal, onError }: AwaitedLineProps) {
  const { updateViewState } = usePanel();
  const { operation, name, label, untilMs, isTimeout, isTimed } = awaited;
  return (
    <div class="awaited-line">
      <span class="expected">
        <span class="label">{label}</span>{' '}
        <button
          type="button"
          class="link plain"
          title="Show on the timeline"
          onClick={() => updateViewState({ view: 'timeline', selectedRow: operationRowId(operation.id) })}
        >
          {name}
        </button>{' '}
        {untilMs !== undefined && `· ${isTimeout ? 'timeout ' : ''}${countdown(untilMs - nowMs)}`}
      </span>{' '}
      <span class="live-actions">
        {operation.callback !== undefined && <CallbackButtons operation={operation} name={name} onError={onError} />}
        {isTimed && isLocal && <SkipButton operationId={operation.id} onError={onError} />}
      </span>
    </div>
  );
}

interface SkipButtonProps {
  readonly operationId: string;
  readonly onError: (sentence: string | undefined) => void;
}

/** Of the local service only: nobody waits for hours on this machine. */
export function SkipButton({ operationId, onError }: SkipButtonProps) {
  return (
    <ActionButton
      icon="debug-step-over"
      label="Skip This Wait"
      title="Ends this wait at once. Only the local service can do that."
      body={{ type: 'requestSkipWait', operationId }}
      onError={onError}
    />
  );
}
