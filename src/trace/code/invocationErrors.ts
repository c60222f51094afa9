import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { invocationEvidence } from '../normalize/invocationLifecycle';
import { type CodeError, mergeAlike } from './codeError';
import { tracedErrors } from './tracedErrors';

/**
 * Code errors of an invocation: from its trace, which has frames; for attempts without a traced error, from response
 * and log, which give one location.
 */
export function invocationErrors(invocation: Invocation, lifecycle: Lifecycle): readonly CodeError[] {
  const { functionName } = invocation.target;
  const { trace } = invocationEvidence(invocation);
  const traced = trace === undefined ? [] : tracedErrors(trace);
  const explained = new Set(
    traced.flatMap((error) => (error.functionName === functionName && !error.isHandled ? error.attempts : [])),
  );
  const reported = lifecycle.steps.flatMap((step): CodeError[] => {
    if (step.kind !== 'attempt' || step.cause?.place === undefined || explained.has(step.number)) return [];
    const { cause, number } = step;
    return [
      {
        functionName,
        type: cause.type,
        message: cause.message,
        frames: [step.cause.place],
        isHandled: false,
        attempts: [number],
        atMs: step.endMs ?? step.startMs,
      },
    ];
  });
  return mergeAlike([...traced, ...reported]);
}
