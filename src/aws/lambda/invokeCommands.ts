import { InvokeCommand, InvokeWithResponseStreamCommand } from '@aws-sdk/client-lambda';
import type { InvokeRequest } from '../../model/invocation/invocation';

/** With what the local service wants to see of a request to debug; absent for all others. */
export type SentRequest = InvokeRequest & { readonly debugKey?: string | undefined };

/** Lambda's Invoke, in the three modes that it knows. */
export function invokeCommand(request: SentRequest): InvokeCommand {
  const { mode, options } = request;
  return new InvokeCommand({
    ...common(request),
    ...(mode === 'ResponseStream' ? {} : { InvocationType: mode }),
    ...(mode === 'RequestResponse' ? logType(request) : {}),
    DurableExecutionName: options.durableExecutionName,
  });
}

/** InvokeWithResponseStream: a call of its own, which knows no events and no durable executions. */
export function streamCommand(request: SentRequest): InvokeWithResponseStreamCommand {
  return new InvokeWithResponseStreamCommand({
    ...common(request),
    InvocationType: 'RequestResponse',
    ...logType(request),
  });
}

/**
 * Headers that are not part of the signature. The trace header has no parent: the service segment becomes the root of the trace
 * (https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html).
 */
export function unsignedHeaders({ traceId, debugKey }: SentRequest): Readonly<Record<string, string>> {
  const trace = { 'X-Amzn-Trace-Id': `Root=${traceId};Sampled=1` };
  return debugKey === undefined ? trace : { ...trace, 'Dwell-Debug': debugKey };
}

function logType({ isLogAsked = true }: InvokeRequest) {
  return isLogAsked ? ({ LogType: 'Tail' } as const) : {};
}

const encoder = new TextEncoder();

function common({ target, payload, options }: InvokeRequest) {
  const { clientContext, tenantId } = options;
  return {
    FunctionName: target.functionName,
    Qualifier: target.qualifier,
    ...(clientContext === undefined ? {} : { ClientContext: toBase64(clientContext) }),
    TenantId: tenantId,
    Payload: encoder.encode(payload),
  };
}

function toBase64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
