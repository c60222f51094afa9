import type { DeclaredDurableConfig } from '../../../model/function/declaredFunction';
import type { ExecutionHeader } from '../../durable/durableTypes';
import { type AwsRequest, type AwsResponse, headerOf } from '../../http/awsRequest';
import { invalidParameter } from '../../http/serviceError';
import type { LocalServices } from '../../localServices';
import { traceHeaderOf } from '../../tracing/invocationTrace';
import { type InvokeTarget, openTrace, readTenantId, wantsDebugger } from '../invoke/invocationRequest';

/** Lambda waits this long for the end of an execution that was invoked synchronously. */
const maxWaitSeconds = 900;

/** Invoke of a durable function: starts an execution, or attaches to the one of the same name and payload. */
export async function invokeDurable(
  request: AwsRequest,
  target: InvokeTarget & { readonly durable: DeclaredDurableConfig },
  input: { readonly payload: Buffer; readonly isEvent: boolean },
  services: LocalServices,
): Promise<AwsResponse> {
  const { declared, durable, qualifier } = target;
  if (qualifier === undefined) throw invalidParameter('You cannot invoke a durable function using an unqualified ARN.');
  const { isEvent } = input;
  const isDebugged = wantsDebugger(request, services);
  if (!isEvent && !isDebugged && durable.executionTimeoutSeconds > maxWaitSeconds) throw invalidParameter(tooLong);
  const name = readName(request);
  const trace = openTrace(request, declared, isEvent ? 202 : 200, services);
  const execution = await services.durable.start({
    ...{ declared, durable, qualifier, name, isEvent },
    input: input.payload.toString('utf8'),
    trace: trace.decision,
    tenantId: readTenantId(request),
    parent: undefined,
    isDebugged,
  });
  const headers = {
    'X-Amz-Executed-Version': execution.header.version,
    'X-Amzn-Trace-Id': traceHeaderOf(trace.decision),
    'X-Amz-Durable-Execution-Arn': execution.header.arn,
  };
  if (isEvent) {
    trace.answered(services.now());
    return { status: 202, headers, body: Buffer.alloc(0) };
  }
  const ended = await services.durable.ended(execution, maxWaitSeconds);
  trace.answered(services.now());
  if (ended?.header.status === 'SUCCEEDED') {
    return { status: 200, headers, body: Buffer.from(ended.header.result ?? 'null', 'utf8') };
  }
  const body = ended ? failureOf(ended.header) : stillRunning;
  return { status: 200, headers: { ...headers, 'X-Amz-Function-Error': 'Unhandled' }, body };
}

const tooLong = 'You cannot synchronously invoke a durable function with an executionTimeout greater than 15 minutes.';

const stillRunning = {
  errorType: 'Sandbox.Timedout',
  errorMessage: 'The durable execution did not end within 15 minutes. It keeps running.',
};

function failureOf({ status, error = {}, timeoutSeconds }: ExecutionHeader): object {
  const { ErrorType, ErrorMessage, ErrorData, StackTrace } = error;
  const timedOut = `The durable execution timed out after ${timeoutSeconds} seconds.`;
  return {
    errorType: ErrorType ?? (status === 'TIMED_OUT' ? 'Execution.TimedOut' : 'Error'),
    errorMessage: ErrorMessage ?? (status === 'TIMED_OUT' ? timedOut : ''),
    ...(ErrorData === undefined ? {} : { errorData: ErrorData }),
    ...(StackTrace === undefined ? {} : { stackTrace: StackTrace }),
  };
}

function readName(request: AwsRequest): string | undefined {
  const name = headerOf(request, 'x-amz-durable-execution-name');
  if (name === undefined || /^[\w-]{1,64}$/.test(name)) return name;
  throw invalidParameter(
    `1 validation error detected: Value '${name}' at 'durableExecutionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9-_]+ and have at most 64 characters`,
  );
}
