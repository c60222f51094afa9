import type { Operation } from '../../model/durable/operation';
import { operationName } from '../../trace/durable/operationWords';
import { ActionButton } from '../parts/ActionButton';

interface CallbackButtonsProps {
  /** A callback that waits. */
  readonly operation: Operation;
  /** What it is called: a callback itself may have no name. */
  readonly name?: string | undefined;
  readonly onError: (sentence: string | undefined) => void;
}

/** Answers a callback that waits: each opens a document or a question first. */
export function CallbackButtons({ operation, name = operationName(operation), onError }: CallbackButtonsProps) {
  const callbackId = operation.callback?.callbackId;
  if (callbackId === undefined) return null;
  const about = { type: 'requestExecutionCommand', callbackId, operationName: name } as const;
  return (
    <>
      <ActionButton
        icon="pass"
        label="Succeed…"
        title={`Opens a document with the result of ${name}, to send it`}
        body={{ ...about, command: 'succeed' }}
        onError={onError}
      />
      <ActionButton
        icon="error"
        label="Fail…"
        title={`Asks for the error of ${name}, and sends it`}
        body={{ ...about, command: 'fail' }}
        onError={onError}
      />
      {operation.callback?.heartbeatTimeoutSeconds !== undefined && (
        <ActionButton
          icon="heart"
          label="Heartbeat"
          title={`Says that somebody still works on ${name}: its heartbeat timeout begins again`}
          body={{ ...about, command: 'heartbeat' }}
          onError={onError}
        />
      )}
    </>
  );
}
