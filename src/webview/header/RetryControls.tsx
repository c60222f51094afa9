import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { ActionButton } from '../parts/ActionButton';
import { useFailure } from '../parts/useFailure';
import { describeDelays } from './describeMode';

interface RetryControlsProps {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
}

/** Those of `requestShortRetryDelays`. Milliseconds. */
const shortDelaysMs = [5_000, 10_000] as const;

/** On Local, while the next attempt is awaited: the delays in force, and how to wait less. AWS's queue cannot be told. */
export function RetryControls({ invocation, lifecycle }: RetryControlsProps) {
  const { notice, onError } = useFailure();
  const { target, eventInvokeConfig } = invocation;
  const isLocal = target.connectionId.startsWith('local:');
  if (!isLocal || eventInvokeConfig === undefined || lifecycle.awaiting?.what !== 'nextAttempt') return null;
  const { retryDelaysMs } = eventInvokeConfig;
  const isShort = retryDelaysMs.every((delayMs, index) => delayMs <= (shortDelaysMs[index] ?? 0));
  return (
    <>
      <p class="delays">
        <span class="label">Retry delays</span> {describeDelays(retryDelaysMs)}
      </p>
      <div class="live-actions">
        <ActionButton
          icon="debug-continue"
          label="Retry now"
          title="Starts the next attempt at once"
          body={{ type: 'requestRetryNow' }}
          onError={onError}
        />
        {!isShort && (
          <ActionButton
            icon="watch"
            label="Use 5 s and 10 s"
            title="Sets dwell.local.retryDelays in this workspace, and uses the delays for this event, too"
            body={{ type: 'requestShortRetryDelays' }}
            onError={onError}
          />
        )}
      </div>
      {notice}
    </>
  );
}
