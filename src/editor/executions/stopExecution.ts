import type { ExecutionLists } from '../../explorer/executions/executionLists';
import type { ArgumentOf } from '../../ids';
import { canceled, type Outcome } from '../../model/base/outcome';
import type { ResolveExecution } from './chosenExecution';
import type { ExecutionDialogs } from './executionDialogs';
import { sendAction } from './sendAction';

export interface ExecutionNeeds {
  readonly resolveExecution: ResolveExecution;
  readonly executions: Pick<ExecutionLists, 'reread'>;
  readonly dialogs: ExecutionDialogs;
}

/** Stops a durable execution, once, after a confirmation. */
export async function stopExecution(
  argument: ArgumentOf['execution'],
  { resolveExecution, executions, dialogs }: ExecutionNeeds,
): Promise<Outcome> {
  const resolved = await resolveExecution(argument, {
    placeHolder: 'Select an execution to stop',
    isRunningOnly: true,
  });
  if (resolved.kind !== 'done') return resolved;
  const { connection, reference } = resolved.value;
  const { functionName, qualifier, name, arn } = reference;
  const lines = [
    `Function: ${functionName}:${qualifier}`,
    'The execution cannot be continued. What its steps have done is not undone.',
  ];
  if (!(await dialogs.confirm(connection, { verb: 'Stop', what: `execution ${name}`, lines }))) return canceled;
  const sent = await sendAction(resolved.value, { kind: 'stop', executionArn: arn, error: undefined }, executions);
  if (sent.kind === 'done') dialogs.say(`Stopped ${name}`);
  return sent;
}
