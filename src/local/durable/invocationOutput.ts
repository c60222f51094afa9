import { parseObject } from '../../model/base/parseObject';
import type { RunResult } from '../invocations/runner';
import type { ErrorObject } from './durableTypes';
import { readErrorObject } from './readUpdate';

/** What an invocation of a durable function has come to. */
export type InvocationOutput =
  /** Something is waited for. */
  | { readonly kind: 'pending' }
  | { readonly kind: 'succeeded'; readonly result: string | undefined }
  | { readonly kind: 'failed'; readonly error: ErrorObject }
  /** The invocation itself failed, and comes again. */
  | { readonly kind: 'broken'; readonly error: ErrorObject };

/** Reads the answer of a handler: `{Status, Result, Error}`. */
export function readInvocationOutput({
  body,
  isFunctionError,
  evidence: { explanation },
}: Extract<RunResult, { kind: 'ran' }>): InvocationOutput {
  const text = body.toString('utf8');
  const answer = parseObject(text);
  // What is missing on this machine does not come by trying again.
  if (isFunctionError && explanation !== undefined) {
    return { kind: 'failed', error: { ...errorOfFailure(answer), ErrorMessage: explanation.message } };
  }
  if (isFunctionError) return { kind: 'broken', error: errorOfFailure(answer) };
  switch (answer?.Status) {
    case 'PENDING':
      return { kind: 'pending' };
    case 'SUCCEEDED':
      return { kind: 'succeeded', result: typeof answer.Result === 'string' ? answer.Result : undefined };
    case 'FAILED':
      return { kind: 'failed', error: readErrorObject(answer.Error) ?? {} };
    default:
      return {
        kind: 'failed',
        error: {
          ErrorType: 'InvalidParameterValueException',
          ErrorMessage:
            'The handler did not return a durable execution status. Wrap it with the durable execution SDK.',
        },
      };
  }
}

/** Lambda's payload of a function error as an `ErrorObject`. */
export function errorOfFailure(answer: Readonly<Record<string, unknown>> | undefined): ErrorObject {
  const { errorMessage, errorType, trace, stackTrace } = answer ?? {};
  const stack = [trace, stackTrace].find((one) => Array.isArray(one));
  return readErrorObject({ ErrorMessage: errorMessage, ErrorType: errorType, StackTrace: stack }) ?? {};
}
