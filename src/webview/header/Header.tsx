import { describeState } from '../../model/function/describeState';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import type { Peers } from '../../trace/measure/peers';
import { outcomeLook } from '../outcomeLook';
import { ActionButton } from '../parts/ActionButton';
import { Icon } from '../parts/Icon';
import { Notice } from '../parts/Notice';
import { useFailure } from '../parts/useFailure';
import { describeMode } from './describeMode';
import { FactList } from './FactList';
import { facts } from './facts';
import { headline } from './headline';
import { isAwsConnection } from './isAwsConnection';
import { LiveLine } from './LiveLine';

interface HeaderProps {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
  readonly nowMs: number;
  readonly peers: Peers | undefined;
}

/** The outcome of the invocation in one sentence, and its actions. */
export function Header({ invocation, lifecycle, nowMs, peers }: HeaderProps) {
  const { notice, onError } = useFailure();
  const look = outcomeLook(lifecycle.outcome);
  const { configuration } = invocation;
  const state = configuration === undefined ? undefined : describeState(configuration);
  const isWaiting = invocation.answer.kind === 'waiting' || invocation.following.kind === 'following';
  return (
    <header class="header">
      <Origin invocation={invocation} />
      <h1 class={`outcome tone-${look.tone}`}>
        <Icon name={look.icon} tone={look.tone} isSpinning={look.isSpinning} />
        <span>{headline(invocation, lifecycle, nowMs)}</span>
      </h1>
      {!lifecycle.isFinal && isWaiting && <LiveLine lifecycle={lifecycle} />}
      <p class="mode">{describeMode(invocation)}</p>
      {state !== undefined && <Notice icon="info">{state}</Notice>}
      <div class="actions">
        <ActionButton
          icon="debug-rerun"
          label="Invoke Again"
          title="Sends the same payload to the same function again"
          body={{ type: 'requestInvokeAgain' }}
          isPrimary={!isWaiting}
          onError={onError}
        />
        <ActionButton
          icon="json"
          label="Open Payload"
          title="Opens a payload of the function in an editor"
          body={{ type: 'requestOpenPayload' }}
          onError={onError}
        />
        {isAwsConnection(invocation.target.connectionId) && (
          <ActionButton
            icon="link-external"
            label="Open in Console"
            title="Opens the function in the AWS console"
            body={{ type: 'requestOpenConsole', page: 'function' }}
            onError={onError}
          />
        )}
        {isWaiting && (
          <ActionButton
            icon="debug-stop"
            label="Stop Waiting"
            title="Stops waiting for the response and the trace. The function keeps running: Lambda cannot stop an invocation."
            body={{ type: 'requestStopWaiting' }}
            onError={onError}
          />
        )}
      </div>
      {notice}
      <FactList facts={facts(invocation, lifecycle, peers)} />
    </header>
  );
}

/** Function, version and connection, above the headline. */
function Origin({ invocation }: { readonly invocation: Invocation }) {
  const { target, answer, connectionName } = invocation;
  const executed = answer.kind === 'answered' ? answer.executedVersion : undefined;
  const version = [target.qualifier ?? executed ?? '$LATEST'];
  if (target.qualifier !== undefined && executed !== undefined && executed !== target.qualifier) {
    version.push(`version ${executed}`);
  }
  return (
    <p class="origin">
      <span class="function-name">{target.functionName}</span>
      {[...version, connectionName].map((part) => (
        <span key={part}>{part}</span>
      ))}
    </p>
  );
}
