import { ActionButton } from '../parts/ActionButton';
import type { ExecutionPicture } from './useExecution';

interface ExecutionActionsProps {
  readonly picture: ExecutionPicture;
  readonly onError: (sentence: string | undefined) => void;
}

/** What can be done with an execution; nothing with a saved history. */
export function ExecutionActions({ picture: { execution, tree }, onError }: ExecutionActionsProps) {
  const { source, following, description } = execution;
  if (source === 'file') return null;
  const isRunning = tree.status === 'RUNNING' && (description?.status ?? 'RUNNING') === 'RUNNING';
  const about = { type: 'requestExecutionCommand', callbackId: undefined, operationName: undefined } as const;
  return (
    <div class="actions">
      <ActionButton
        icon="redo"
        label="Start Again…"
        title="Starts another execution with the same input, under another name"
        body={{ ...about, command: 'startAgain' }}
        isPrimary={!isRunning}
        onError={onError}
      />
      {isRunning && (
        <ActionButton
          icon="debug-stop"
          label="Stop…"
          title="Stops the execution, after a confirmation. It cannot be continued."
          body={{ ...about, command: 'stop' }}
          onError={onError}
        />
      )}
      {following === 'following' && isRunning && (
        <ActionButton
          icon="eye-closed"
          label="Stop Following"
          title="Stops reading the history. The execution is not affected."
          body={{ type: 'requestStopFollowing' }}
          onError={onError}
        />
      )}
      {(following === 'stopped' || following === 'failed') && (
        <ActionButton
          icon="refresh"
          label="Follow Again"
          title="Reads the history again"
          body={{ type: 'requestFollow' }}
          onError={onError}
        />
      )}
    </div>
  );
}
