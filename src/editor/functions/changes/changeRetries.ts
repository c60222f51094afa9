import { noDeadline } from '../../../model/base/noDeadline';
import { canceled, done, failed, type Outcome } from '../../../model/base/outcome';
import type { Connection } from '../../../model/connection/connection';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import { type ChangeDialogs, changeable } from './proposedChange';

/** Changes how often Lambda retries a function's asynchronous invocations, and for how long it keeps an event. */
export async function changeRetries(
  { connectionId, functionName }: FunctionTarget,
  connections: { get(id: string): Connection | undefined },
  dialogs: ChangeDialogs,
): Promise<Outcome> {
  const allowed = changeable(connectionId, connections);
  if (allowed.kind === 'failed') return allowed;
  const connection = allowed.value;
  const signal = noDeadline();
  const [before, lambda] = await Promise.all([
    connection.directory.getEventInvokeConfig(functionName, undefined, signal),
    connection.directory.getFunction(functionName, undefined, signal),
  ]);
  if (!before.ok) return failed(before.failure.message);
  if (!lambda.ok) return failed(lambda.failure.message);
  const wanted = await dialogs.askRetrySettings(before.value);
  if (wanted === undefined) return canceled;
  const isConfirmed = await dialogs.confirm(connection, lambda.value.arn, {
    question: `Change the retry settings of ${functionName}?`,
    action: 'Change',
    changes: [
      ['Retry attempts', String(before.value.maximumRetryAttempts), String(wanted.maximumRetryAttempts)],
      ['Maximum event age', `${before.value.maximumEventAgeSeconds} s`, `${wanted.maximumEventAgeSeconds} s`],
    ],
    remark: 'Destinations are not changed. The new settings also apply to events that are queued already.',
  });
  if (!isConfirmed) return canceled;
  const after = await connection.editor.updateEventInvokeConfig(functionName, undefined, wanted, signal);
  return after.ok ? done : failed(after.failure.message);
}
