import type { DeclaredFunction } from '../../model/declaredFunction';
import { type AwsRequest, headerOf } from '../http/awsRequest';
import type { LocalServices } from '../localServices';
import { decideTrace, InvocationTrace } from '../tracing/invocationTrace';
import { readTraceHeader } from '../tracing/traceHeader';

/** The trace of an invocation that has just arrived, with Lambda's own segment in it. */
export function openTrace(
  request: AwsRequest,
  declared: DeclaredFunction,
  httpStatus: 200 | 202,
  { catalog, traces }: LocalServices,
): InvocationTrace {
  const invocation = {
    declared,
    place: catalog.place,
    requestId: request.id,
    header: readTraceHeader(headerOf(request, 'x-amzn-trace-id')),
    receivedMs: request.receivedMs,
  };
  return new InvocationTrace(invocation, decideTrace(invocation), httpStatus, traces);
}
