import { parseObject } from '../../../model/base/parseObject';
import type { DeclaredFunction } from '../../../model/function/declaredFunction';
import { readFunctionReference } from '../../functions/functionReference';
import { type AwsRequest, headerOf } from '../../http/awsRequest';
import { invalidMember, mustBeOneOf } from '../../http/invalidMember';
import { ServiceError } from '../../http/serviceError';
import type { RunEvidence } from '../../invocations/runner';
import type { LocalServices } from '../../localServices';
import type { ThrottleReason } from '../../sandbox/sandboxPool';
import { decideTrace, InvocationTrace } from '../../tracing/invocationTrace';
import { readTraceHeader } from '../../tracing/traceHeader';

/* What Invoke and InvokeWithResponseStream share. */

/** Reads `X-Amz-Invocation-Type`. Throws `ServiceError` for a type that the operation does not support. */
export function readInvocationType<Type extends string>(
  request: AwsRequest,
  known: readonly Type[],
): Type | 'RequestResponse' {
  const value = headerOf(request, 'x-amz-invocation-type') ?? 'RequestResponse';
  if (value === 'RequestResponse') return value;
  const type = known.find((one) => one === value);
  if (type !== undefined) return type;
  throw invalidMember('invocationType', value, mustBeOneOf(known));
}

/** Maximum payload of synchronous requests, in bytes; https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const maxPayloadBytes = 6_291_456;

/** Maximum payload of asynchronous requests, in bytes. */
const maxEventBytes = 1_048_576;

/** Reads the payload, `{}` when there is none. Throws `ServiceError` when it is too large or invalid JSON. */
export function readPayload(body: Buffer, isEvent: boolean): Buffer {
  const limit = isEvent ? maxEventBytes : maxPayloadBytes;
  if (body.length > limit) {
    const operation = isEvent ? 'InvokeAsync' : 'InvokeFunction';
    const message = `Request must be smaller than ${limit} bytes for the ${operation} operation`;
    throw new ServiceError(413, 'RequestTooLargeException', message);
  }
  if (body.length === 0) return Buffer.from('{}');
  try {
    JSON.parse(body.toString('utf8'));
    return body;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const message = `Could not parse request body into json: Could not parse payload into json: ${detail}`;
    throw new ServiceError(400, 'InvalidRequestContentException', message);
  }
}

/** Decodes `X-Amz-Client-Context`, the base64 of a JSON object of up to 3,583 bytes, to JSON text. */
export function readClientContext(request: AwsRequest): string | undefined {
  const header = headerOf(request, 'x-amz-client-context');
  if (header === undefined) return undefined;
  const text = Buffer.from(header, 'base64').toString('utf8');
  if (text.length <= 3_583 && parseObject(text) !== undefined) return text;
  throw new ServiceError(
    400,
    'InvalidRequestContentException',
    'Client context must be a valid Base64-encoded JSON object of at most 3583 bytes.',
  );
}

/** Whether the function is to run under a debugger. Throws `ServiceError` when the caller may not ask for it. */
export function wantsDebugger(request: AwsRequest, { debugging }: LocalServices): boolean {
  const key = headerOf(request, 'dwell-debug');
  if (key === undefined) return false;
  if (debugging.isAllowed(key)) return true;
  throw new ServiceError(
    403,
    'AccessDeniedException',
    'Only the program that started the service can debug functions.',
  );
}

/** Whether the answer is to have the last 4 KB of the log. Throws `ServiceError` for another type. */
export function wantsLog(request: AwsRequest): boolean {
  const type = headerOf(request, 'x-amz-log-type') ?? 'None';
  if (type !== 'None' && type !== 'Tail') throw invalidMember('logType', type, mustBeOneOf(['None', 'Tail']));
  return type === 'Tail';
}

/** Opens the service segment of a request. It continues the caller's trace or begins a new one. */
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

/** The function that is to run, under the qualifier that the caller has named. */
export interface InvokeTarget {
  readonly declared: DeclaredFunction;
  readonly qualifier: string | undefined;
  readonly executedVersion: string;
}

/** Throws `ServiceError` in the words of the invoke operations, which name the version even where nobody has. */
export async function findTarget({ params, query }: AwsRequest, { catalog }: LocalServices): Promise<InvokeTarget> {
  const { name, qualifier } = readFunctionReference(params.name ?? '', query.get('Qualifier'), catalog.place);
  const { declared, version } = await catalog.resolve(name, qualifier ?? '$LATEST');
  return { declared, qualifier, executedVersion: version };
}

/** Of a function that keeps its tenants apart. */
export function readTenantId(request: AwsRequest): string | undefined {
  return headerOf(request, 'x-amz-tenant-id');
}

/** As recorded from AWS. */
export function throttled(reason: ThrottleReason): ServiceError {
  return new ServiceError(429, 'TooManyRequestsException', 'Rate Exceeded.', { Reason: reason });
}

/**
 * What Dwell knows of a run that AWS would not say, for callers that know Dwell: the language's real version, where the code
 * came from, and, of a failure whose reason lies in the project, the sentence and what would help.
 */
export function evidenceHeaders({ runtime, code, explanation }: RunEvidence): Record<string, string> {
  return {
    ...(runtime === undefined ? {} : { 'X-Dwell-Runtime': runtime }),
    ...(code === '' ? {} : { 'X-Dwell-Code': encodeURIComponent(code) }),
    ...(explanation === undefined ? {} : { 'X-Dwell-Explanation': encodeURIComponent(JSON.stringify(explanation)) }),
  };
}
