import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { invocationEvidence } from '../normalize/invocationLifecycle';
import { allNodes, isFunctionSegment } from '../normalize/lambdaNodes';
import type { Trace } from '../parse/trace';
import type { CodeError } from './codeError';
import { type DownstreamCalls, downstreamCalls } from './downstreamCalls';
import { invocationErrors } from './invocationErrors';
import { tracedErrors } from './tracedErrors';

/** Errors and calls of a function's runs that belong to lines of its code. */
export interface CodeResult {
  readonly functionName: string;
  readonly errors: readonly CodeError[];
  readonly calls: readonly DownstreamCalls[];
}

/** One result for each function of the trace. */
export function codeResults(trace: Trace): readonly CodeResult[] {
  return resultsOf(trace, tracedErrors(trace));
}

/** One result for the invoked function and for each other function of its trace. */
export function invocationResults(invocation: Invocation, lifecycle: Lifecycle): readonly CodeResult[] {
  const { trace } = invocationEvidence(invocation);
  return resultsOf(trace, invocationErrors(invocation, lifecycle), invocation.target.functionName);
}

function resultsOf(
  trace: Trace | undefined,
  errors: readonly CodeError[],
  invoked?: string | undefined,
): readonly CodeResult[] {
  const traced = trace === undefined ? [] : allNodes(trace).filter(isFunctionSegment);
  const names = new Set([...(invoked === undefined ? [] : [invoked]), ...traced.map(({ name }) => name)]);
  return [...names].map((functionName) => ({
    functionName,
    errors: errors.filter((error) => error.functionName === functionName),
    calls: trace === undefined ? [] : downstreamCalls(trace, functionName),
  }));
}
