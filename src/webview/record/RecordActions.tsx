import type { RecordLifecycle } from '../../model/polling/recordLifecycle';
import { ActionButton } from '../parts/ActionButton';

interface RecordActionsProps {
  readonly lifecycle: RecordLifecycle;
  readonly isOpen: boolean;
  /** Nothing but its readings is known: CloudWatch may tell more. */
  readonly hasMetrics: boolean;
  readonly onError: (sentence: string | undefined) => void;
}

/** What can be done with a record. */
export function RecordActions({ lifecycle, isOpen, hasMetrics, onError }: RecordActionsProps) {
  const isDead = lifecycle.outcome === 'deadLettered';
  const canInvoke = isDead || lifecycle.outcome === 'givenUp' || lifecycle.outcome === 'dropped';
  return (
    <div class="actions">
      {isDead && (
        <ActionButton
          icon="discard"
          label="Redrive…"
          title="Moves the messages of the dead-letter queue back, after a confirmation"
          body={{ type: 'requestRedrive' }}
          isPrimary
          onError={onError}
        />
      )}
      {canInvoke && (
        <ActionButton
          icon="play"
          label="Invoke Locally with This Payload"
          title="Opens the failed record as a payload of the function on this machine, and invokes it"
          body={{ type: 'requestInvokeFailed' }}
          onError={onError}
        />
      )}
      <ActionButton
        icon="send"
        label="Send Again…"
        title="Sends the same content to the same source once more, after a confirmation"
        body={{ type: 'requestSendAgain' }}
        onError={onError}
      />
      {hasMetrics && (
        <ActionButton
          icon="graph"
          label="Read Metrics…"
          title="Asks CloudWatch how far the mapping is, after a confirmation"
          body={{ type: 'requestReadMetrics' }}
          onError={onError}
        />
      )}
      {isOpen && (
        <ActionButton
          icon="debug-stop"
          label="Stop Following"
          title="Stops reading what happens to the record. The record itself is not affected."
          body={{ type: 'requestStopFollowing' }}
          onError={onError}
        />
      )}
    </div>
  );
}
