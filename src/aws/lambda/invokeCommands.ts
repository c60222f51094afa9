import { InvokeCommand, InvokeWithResponseStreamCommand } from '@aws-sdk/client-lambda';
import type { InvokeRequest } from '../../model/invocation/invocation';

/** The head of a response. Header names are lowercase. */
export interface ResponseHead {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Lambda's Invoke, in its three invocation types. */
export function invokeCommand(request: InvokeRequest, onHead: (head: ResponseHead) => void): InvokeCommand {
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
  command.middlewareStack.add((next) => (args) => next(withTrace(args, request)), traceHeader);
  return command;
}

/** InvokeWithResponseStream: a separate operation that does not support events or durable executions. */
export function streamCommand(request: InvokeRequest): InvokeWithResponseStreamCommand {
  const command = new InvokeWithResponseStreamCommand({
    ...common(request),
    InvocationType: 'RequestResponse',
    ...logType(request),
  });
  command.middlewareStack.add((next) => (args) => next(withTrace(args, request)), traceHeader);
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
const traceHeader = { step: 'build', name: 'dwellTraceHeader', override: true } as const;

function withTrace<T extends { readonly request: unknown }>(args: T, { traceId }: InvokeRequest): T {
  const { request } = args;
  if (typeof request === 'object' && request !== null && 'headers' in request) {
    Object.assign(request.headers ?? {}, { 'X-Amzn-Trace-Id': `Root=${traceId};Sampled=1` });
  }
  return args;
}

function headOf(response: unknown): ResponseHead {
  if (typeof response !== 'object' || response === null) return { statusCode: 0, headers: {} };
  const statusCode: unknown = Reflect.get(response, 'statusCode');
  const headers: unknown = Reflect.get(response, 'headers');
  return {
    statusCode: typeof statusCode === 'number' ? statusCode : 0,
    headers:
      typeof headers === 'object' && headers !== null
        ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
        : {},
  };
}
