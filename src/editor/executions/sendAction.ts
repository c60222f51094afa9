import type { ExecutionLists } from '../../explorer/executions/executionLists';
import { noDeadline } from '../../model/base/noDeadline';
import { done, failed, type Outcome } from '../../model/base/outcome';
import type { ExecutionAction } from '../../model/durable/executionDirectory';
import type { ChosenExecution } from './chosenExecution';

/** Sends one request that changes an execution, once, and has its list read again. */
export async function sendAction(
  { connection, reference }: Pick<ChosenExecution, 'connection' | 'reference'>,
  action: ExecutionAction,
  executions: Pick<ExecutionLists, 'reread'>,
): Promise<Outcome> {
  const answer = await connection.executionActions.send(action, noDeadline());
  if (answer.kind !== 'refused') executions.reread(connection.id, reference.functionName);
  switch (answer.kind) {
    case 'accepted':
      return done;
    case 'refused':
      return failed(answer.failure.message);
    case 'lost':
      return failed(`${answer.failure.message} It is unknown whether the request had an effect. It was not repeated.`);
  }
}
