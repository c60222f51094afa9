import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { ActionButton } from '../parts/ActionButton';
import { useFailure } from '../parts/useFailure';

interface ImplicitPayloadNoticeProps {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
}

/** Says that a function that failed was sent `{}` for want of a payload, and offers the event of its trigger. */
export function ImplicitPayloadNotice({ invocation, lifecycle }: ImplicitPayloadNoticeProps) {
  const { notice, onError } = useFailure();
  const { implicitPayload } = invocation;
  if (implicitPayload === undefined || !hasFailed(lifecycle)) return null;
  const { sample } = implicitPayload;
  const label = sample === undefined ? 'Use a sample event…' : `Use a sample ${sample} event`;
  return (
    <div class="implicit-payload">
      <p>
        The payload was <code>{'{}'}</code>: this function has no payload yet.
      </p>
      <ActionButton
        icon="json"
        label={label}
        title="Make a payload from a sample event, and invoke again with it"
        body={{ type: 'requestUseSample' }}
        onError={onError}
      />
      {notice}
    </div>
  );
}

/** Also while a failed event waits for its next attempt. */
function hasFailed({ outcome, attempts, awaiting }: Lifecycle): boolean {
  if (outcome === 'pending') return attempts > 0 && awaiting?.what === 'nextAttempt';
  return outcome === 'functionError' || outcome === 'timedOut';
}
