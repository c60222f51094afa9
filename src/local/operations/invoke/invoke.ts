import type { AwsRequest, AwsResponse, Operation } from '../../http/awsRequest';
import type { LocalServices } from '../../localServices';
import { traceHeaderOf } from '../../tracing/invocationTrace';
import { invokeDurable } from '../durable/invokeDurable';
import {
  evidenceHeaders,
  findTarget,
  type InvokeTarget,
  openTrace,
  readClientContext,
  readInvocationType,
  readPayload,
  readTenantId,
  throttled,
  wantsDebugger,
  wantsLog,
} from './invocationRequest';

/** https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
export const invoke: Operation = async (request, services) => {
  const target = await findTarget(request, services);
  const type = readInvocationType(request, ['Event', 'RequestResponse', 'DryRun']);
  const payload = readPayload(request.body, type === 'Event');
  const clientContext = readClientContext(request);
  if (type === 'DryRun') return { status: 204, body: Buffer.alloc(0) };
  const { durable } = target.declared;
  if (durable !== undefined) {
    return invokeDurable(request, { ...target, durable }, { payload, isEvent: type === 'Event' }, services);
  }
  switch (type) {
    case 'Event':
      return enqueue(request, target, payload, services);
    case 'RequestResponse':
      return call(request, target, { payload, clientContext }, services);
  }
};

async function call(
  request: AwsRequest,
  { declared, qualifier, executedVersion }: InvokeTarget,
  input: { readonly payload: Buffer; readonly clientContext: string | undefined },
  services: LocalServices,
): Promise<AwsResponse> {
  const trace = openTrace(request, declared, 200, services);
  const asked = {
    ...input,
    qualifier,
    tenantId: readTenantId(request),
    isDebugged: wantsDebugger(request, services),
    requestId: request.id,
    trace: trace.decision,
    sink: undefined,
  };
  const result = await services.runner.run(declared, asked);
  if (result.kind === 'throttled') {
    trace.throttled(services.now());
    throw throttled(result.reason);
  }
  trace.answered(services.now());
  return {
    status: 200,
    headers: {
      'X-Amz-Executed-Version': executedVersion,
      'X-Amzn-Trace-Id': traceHeaderOf(trace.decision),
      ...evidenceHeaders(result.evidence),
      ...(result.isFunctionError ? { 'X-Amz-Function-Error': 'Unhandled' } : {}),
      ...(wantsLog(request) ? { 'X-Amz-Log-Result': result.logTail.toString('base64') } : {}),
    },
    body: result.body,
  };
}

async function enqueue(
  request: AwsRequest,
  { declared, qualifier }: InvokeTarget,
  payload: Buffer,
  services: LocalServices,
): Promise<AwsResponse> {
  const trace = openTrace(request, declared, 202, services);
  await services.queue.accept({
    functionName: declared.name,
    qualifier,
    requestId: request.id,
    payload,
    acceptedMs: request.receivedMs,
    trace,
    isDebugged: wantsDebugger(request, services),
  });
  trace.answered(services.now());
  return { status: 202, headers: { 'X-Amzn-Trace-Id': traceHeaderOf(trace.decision) }, body: Buffer.alloc(0) };
}
