import { randomUUID } from 'node:crypto';
import { parseObject } from '../../model/base/parseObject';
import type { DurableService } from '../durable/durableService';
import type { FunctionCatalog } from '../functions/functionCatalog';
import type { Runner } from '../invocations/runner';
import { preciseNow } from '../preciseNow';
import { decideTrace, InvocationTrace, type TraceLink } from '../tracing/invocationTrace';
import { newTraceId } from '../tracing/traceHeader';
import type { TraceStore } from '../tracing/traceStore';

export type CallResult =
  | {
      readonly kind: 'ran';
      readonly body: string;
      readonly isFunctionError: boolean;
      /** Lambda's type of a function error. */
      readonly errorType: string | undefined;
    }
  /** No process was free. */
  | { readonly kind: 'throttled' }
  /** The function is not there, or the service failed: not an attempt of the function's. */
  | { readonly kind: 'unavailable'; readonly reason: string };

export interface FunctionCall {
  readonly functionName: string;
  readonly requestId: string;
  readonly traceId: string;
  readonly payload: string;
  /** Traces of those who sent the records. */
  readonly links: readonly TraceLink[];
}

/** How long a mapping waits for a durable execution, as a synchronous invoke does. */
const maxDurableSeconds = 900;

/** Invokes a function for a poller: synchronously, under a trace of its own that links to those of the senders. */
export class FunctionCaller {
  constructor(
    private readonly catalog: FunctionCatalog,
    private readonly runner: Runner,
    private readonly traces: TraceStore,
    private readonly durable: DurableService,
  ) {}

  newCall(): { readonly requestId: string; readonly traceId: string } {
    return { requestId: randomUUID(), traceId: newTraceId(preciseNow()) };
  }

  async timeoutSeconds(functionName: string): Promise<number> {
    try {
      return (await this.catalog.find(functionName, null)).timeoutSeconds;
    } catch {
      return 3;
    }
  }

  async call({ functionName, requestId, traceId, payload, links }: FunctionCall): Promise<CallResult> {
    try {
      const declared = await this.catalog.find(functionName, null);
      const header = { root: traceId, parent: undefined, isSampled: undefined };
      const invocation = { declared, place: this.catalog.place, requestId, header, receivedMs: preciseNow(), links };
      const trace = new InvocationTrace(invocation, decideTrace(invocation), 200, this.traces);
      if (declared.durable !== undefined) {
        const execution = await this.durable.startUnnamed(declared, declared.durable, {
          input: payload,
          trace: trace.decision,
          isEvent: false,
        });
        const { header: ended } = (await this.durable.ended(execution, maxDurableSeconds)) ?? execution;
        trace.answered(preciseNow());
        const isFunctionError = ended.status !== 'SUCCEEDED';
        const { ErrorType: errorType = ended.status } = ended.error ?? {};
        const result = ended.result ?? 'null';
        return { kind: 'ran', body: result, isFunctionError, errorType: isFunctionError ? errorType : undefined };
      }
      const result = await this.runner.run(declared, {
        requestId,
        payload: Buffer.from(payload, 'utf8'),
        clientContext: undefined,
        trace: trace.decision,
        sink: undefined,
        calledBy: 'poller',
      });
      if (result.kind === 'throttled') {
        trace.throttled(preciseNow());
        return { kind: 'throttled' };
      }
      trace.answered(preciseNow());
      const body = result.body.toString('utf8');
      const errorType = result.isFunctionError ? String(parseObject(body)?.errorType ?? '') : undefined;
      return { kind: 'ran', body, isFunctionError: result.isFunctionError, errorType };
    } catch (error) {
      return { kind: 'unavailable', reason: error instanceof Error ? error.message : String(error) };
    }
  }
}
