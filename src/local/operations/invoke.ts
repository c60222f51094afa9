import type { DeclaredFunction } from '../../model/declaredFunction';
import { type AwsRequest, type AwsResponse, headerOf, type Operation } from '../http/awsRequest';
import { invalidParameter } from '../http/serviceError';
import type { LocalServices } from '../localServices';
import { traceHeaderOf } from '../tracing/invocationTrace';
import { readClientContext, readPayload, throttled } from './invokeInput';
import { openTrace } from './openTrace';

type Mode = 'RequestResponse' | 'Event' | 'DryRun';

/** Bytes; https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const maxPayload: Readonly<Record<Mode, number>> = {
  RequestResponse: 6_291_456,
  DryRun: 6_291_456,
  Event: 1_048_576,
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const invoke: Operation = async (request, services) => {
  const declared = await services.catalog.find(request.params.name ?? '', request.query.get('Qualifier'));
  const mode = readMode(request);
  const operation = mode === 'Event' ? 'InvokeAsync' : 'InvokeFunction';
  const payload = readPayload(request.body, maxPayload[mode], operation);
  const clientContext = readClientContext(headerOf(request, 'x-amz-client-context'));
  switch (mode) {
    case 'DryRun':
      return { status: 204, body: Buffer.alloc(0) };
    case 'Event':
      return enqueue(request, declared, payload, services);
    case 'RequestResponse':
      return call(request, declared, { payload, clientContext }, services);
  }
};

async function call(
  request: AwsRequest,
  declared: DeclaredFunction,
  input: { readonly payload: Buffer; readonly clientContext: string | undefined },
  services: LocalServices,
): Promise<AwsResponse> {
  const trace = openTrace(request, declared, 200, services);
  const result = await services.runner.run(declared, { ...input, requestId: request.id, trace: trace.decision });
  if (result.kind === 'throttled') {
    trace.throttled(services.now());
    throw throttled();
  }
  trace.answered(services.now());
  const wantsLog = headerOf(request, 'x-amz-log-type') === 'Tail';
  return {
    status: 200,
    headers: {
      'X-Amz-Executed-Version': '$LATEST',
      'X-Amzn-Trace-Id': traceHeaderOf(trace.decision),
      ...(result.isFunctionError ? { 'X-Amz-Function-Error': 'Unhandled' } : {}),
      ...(wantsLog ? { 'X-Amz-Log-Result': result.logTail.toString('base64') } : {}),
    },
    body: result.body,
  };
}

function enqueue(
  request: AwsRequest,
  declared: DeclaredFunction,
  payload: Buffer,
  services: LocalServices,
): AwsResponse {
  const trace = openTrace(request, declared, 202, services);
  const event = { functionName: declared.name, requestId: request.id, payload, acceptedMs: request.receivedMs, trace };
  services.queue.accept(event);
  trace.answered(services.now());
  return { status: 202, headers: { 'X-Amzn-Trace-Id': traceHeaderOf(trace.decision) }, body: Buffer.alloc(0) };
}

function readMode(request: AwsRequest): Mode {
  const mode = headerOf(request, 'x-amz-invocation-type') ?? 'RequestResponse';
  if (mode === 'RequestResponse' || mode === 'Event' || mode === 'DryRun') return mode;
  throw invalidParameter(
    `1 validation error detected: Value '${mode}' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]`,
  );
}
