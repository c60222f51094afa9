import { InvokeCommand, InvokeWithResponseStreamCommand } from '@aws-sdk/client-lambda';
import type { InvokeRequest } from '../../model/invocation/invocation';
import { headOf, type ResponseHead } from './responseHead';

/** With what the local service wants to see of a request to debug; absent for all others. */
export type SentRequest = InvokeRequest & { readonly debugKey?: string | undefined };

/** Lambda's Invoke, in the three modes that it knows. */
export function invokeCommand(request: SentRequest, onHead: (head: ResponseHead) => void): InvokeCommand {
  const { mode, options } = request;
  const command = new InvokeCommand({
    ...common(request),
    ...(mode === 'ResponseStream' ? {} : { InvocationType: mode }),
    ...(mode === 'RequestResponse' ? logType(request) : {}),
    DurableExecutionName: options.durableExecutionName,
  });
  command.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      onHead(headOf(result.response));
      return result;
    },
    { step: 'deserialize', name: 'dwellResponseHead' },
  );
  command.middlewareStack.add((next) => (args) => next(withHeaders(args, request)), headersStep);
  return command;
}

/** InvokeWithResponseStream: a call of its own, which knows no events and no durable executions. */
export function streamCommand(request: SentRequest): InvokeWithResponseStreamCommand {
  const command = new InvokeWithResponseStreamCommand({
    ...common(request),
    InvocationType: 'RequestResponse',
    ...logType(request),
  });
  command.middlewareStack.add((next) => (args) => next(withHeaders(args, request)), headersStep);
  return command;
}

function logType({ isLogAsked = true }: InvokeRequest) {
  return isLogAsked ? ({ LogType: 'Tail' } as const) : {};
}

function common({ target, payload, options }: InvokeRequest) {
  const { clientContext, tenantId } = options;
  return {
    FunctionName: target.functionName,
    Qualifier: target.qualifier,
    ...(clientContext === undefined ? {} : { ClientContext: toBase64(clientContext) }),
    TenantId: tenantId,
    Payload: new TextEncoder().encode(payload),
  };
}

function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}

/**
 * The trace header is added after the SDK's own build steps and is not part of the signature. It has no parent: the service
 * segment becomes the root of the trace (https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html).
 */
const headersStep = { step: 'build', name: 'dwellTraceHeader', override: true } as const;

function withHeaders<T extends { readonly request: unknown }>(args: T, { traceId, debugKey }: SentRequest): T {
  const { request } = args;
  if (typeof request === 'object' && request !== null && 'headers' in request) {
    const debug = debugKey === undefined ? {} : { 'Dwell-Debug': debugKey };
    Object.assign(request.headers ?? {}, { 'X-Amzn-Trace-Id': `Root=${traceId};Sampled=1`, ...debug });
  }
  return args;
}
