import { randomUUID } from 'node:crypto';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { FunctionCatalog } from '../functions/functionCatalog';
import type { QueuedEvent } from '../invocations/queuedEvent';
import { preciseNow } from '../preciseNow';
import { decideTrace, InvocationTrace } from '../tracing/invocationTrace';
import type { TraceStore } from '../tracing/traceStore';

/**
 * Builds an event that this service itself sends: of a topic, a rule, a destination. Throws `ServiceError` where the function does
 * not exist. Also returns the function that it is for.
 */
export async function newEvent(
  functionArn: string,
  payload: string,
  catalog: FunctionCatalog,
  traces: TraceStore,
): Promise<{ readonly event: QueuedEvent; readonly declared: DeclaredFunction }> {
  const { declared, qualifier } = await catalog.resolve(functionArn, null);
  const requestId = randomUUID();
  const acceptedMs = preciseNow();
  const header = { root: undefined, parent: undefined, isSampled: undefined };
  const invocation = { declared, place: catalog.place, requestId, header, receivedMs: acceptedMs };
  const trace = new InvocationTrace(invocation, decideTrace(invocation), 202, traces);
  trace.answered(preciseNow());
  const common = { functionName: declared.name, qualifier, requestId, acceptedMs, trace, isDebugged: false };
  return { event: { ...common, payload: Buffer.from(payload, 'utf8') }, declared };
}
