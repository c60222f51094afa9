import type { AwsRequest, AwsResponse, Operation } from '../../http/awsRequest';
import { invalidParameter } from '../../http/serviceError';
import { InvocationStream } from '../../invocations/invocationStream';
import type { LocalServices } from '../../localServices';
import { traceHeaderOf } from '../../tracing/invocationTrace';
import {
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

/** https://docs.aws.amazon.com/lambda/latest/api/API_InvokeWithResponseStream.html */
export const invokeWithResponseStream: Operation = async (request, services) => {
  const target = await findTarget(request, services);
  const type = readInvocationType(request, ['RequestResponse', 'DryRun']);
  const payload = readPayload(request.body, false);
  const clientContext = readClientContext(request);
  if (target.declared.durable !== undefined) {
    throw invalidParameter('InvokeWithResponseStream does not support durable functions.');
  }
  if (type === 'DryRun') return { status: 204, body: Buffer.alloc(0) };
  return call(request, target, { payload, clientContext }, services);
};

/** Responds when the function begins its response or ends; an earlier error is an HTTP error. */
async function call(
  request: AwsRequest,
  { declared, qualifier, executedVersion }: InvokeTarget,
  input: { readonly payload: Buffer; readonly clientContext: string | undefined },
  services: LocalServices,
): Promise<AwsResponse> {
  const trace = openTrace(request, declared, 200, services);
  const stream = new InvocationStream();
  const isDebugged = wantsDebugger(request, services);
  const run = async (): Promise<void> => {
    const asked = {
      ...input,
      qualifier,
      tenantId: readTenantId(request),
      isDebugged,
      requestId: request.id,
      trace: trace.decision,
      sink: stream,
    };
    const result = await services.runner.run(declared, asked);
    if (result.kind === 'throttled') {
      trace.throttled(services.now());
      throw throttled(result.reason);
    }
    trace.answered(services.now());
    stream.complete({
      ...(result.isFunctionError ? { ErrorCode: 'Unhandled', ErrorDetails: result.body.toString('utf8') } : {}),
      ...(wantsLog(request) ? { LogResult: result.logTail.toString('base64') } : {}),
    });
  };
  const running = run();
  const contentType = await Promise.race([stream.begun, running]);
  running.catch((error: unknown) => {
    services.log(`The response stream of ${declared.name} was aborted: ${String(error)}`);
    stream.body.destroy();
  });
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/vnd.amazon.eventstream',
      'X-Amz-Executed-Version': executedVersion,
      'X-Amzn-Trace-Id': traceHeaderOf(trace.decision),
      ...(contentType === undefined ? {} : { 'X-Amzn-Remapped-Content-Type': contentType }),
    },
    body: stream.body,
  };
}
