import type { InvocationStore } from '../../invocations/invocationStore';
import { executionArnOf } from '../../model/invocation/invocation';
import type { ExecutionLists } from './executionLists';

/** Has the executions of a function read again when one of our invocations has started, or ended, one. */
export function followOwnExecutions(
  store: Pick<InvocationStore, 'all' | 'onDidChange'>,
  executions: Pick<ExecutionLists, 'reread'>,
): { dispose(): void } {
  const statesOf = () =>
    store.all().flatMap((one) => {
      const arn = executionArnOf(one);
      return arn === undefined ? [] : [{ arn, status: one.execution?.status ?? '', target: one.target }];
    });
  const known = new Map(statesOf().map(({ arn, status }) => [arn, status]));
  return store.onDidChange(() => {
    for (const { arn, status, target } of statesOf()) {
      if (known.get(arn) === status) continue;
      known.set(arn, status);
      executions.reread(target.connectionId, target.functionName);
    }
  });
}
