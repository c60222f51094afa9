import { executionArnOf, type Invocation } from '../../model/invocation/invocation';
import { ActionButton } from '../parts/ActionButton';
import { isAwsConnection } from './isAwsConnection';

interface HeaderActionsProps {
  readonly invocation: Invocation;
  readonly isWaiting: boolean;
  readonly onError: (sentence: string | undefined) => void;
}

/** What can be done with an invocation. Where there is little room, they are icons. */
export function HeaderActions({ invocation, isWaiting, onError }: HeaderActionsProps) {
  const { target, configuration } = invocation;
  const executionArn = executionArnOf(invocation);
  return (
    <div class="actions">
      {executionArn !== undefined && (
        <ActionButton
          icon="go-to-file"
          label="Open Execution"
          title="Opens the durable execution that this invocation started"
          body={{ type: 'requestOpenExecution', executionArn }}
          onError={onError}
        />
      )}
      <ActionButton
        icon="redo"
        label="Invoke Again"
        title="Sends the same payload to the same function again"
        body={{ type: 'requestInvokeAgain' }}
        isPrimary={!isWaiting}
        onError={onError}
      />
      {canDebug(configuration) && !isWaiting && (
        <ActionButton
          icon="debug-alt"
          label="Debug"
          title="Runs the function of this workspace under the debugger, with the same payload"
          body={{ type: 'requestDebug' }}
          onError={onError}
        />
      )}
      <ActionButton
        icon="json"
        label="Open Payload"
        title="Opens a payload of the function in an editor"
        body={{ type: 'requestOpenPayload' }}
        onError={onError}
      />
      {isAwsConnection(target.connectionId) && (
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
  );
}

/** Node.js and Python have a debugger in VS Code. */
function canDebug(configuration: Invocation['configuration']): boolean {
  return /^(nodejs|python)/.test(configuration?.runtime ?? '');
}
