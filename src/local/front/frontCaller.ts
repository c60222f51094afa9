import { randomUUID } from 'node:crypto';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { FunctionCatalog } from '../functions/functionCatalog';
import type { Runner, RunResult } from '../invocations/runner';
import { preciseNow } from '../preciseNow';
import type { ResponseSink } from '../sandbox/sandboxOutcome';
import { decideTrace, InvocationTrace, traceHeaderOf } from '../tracing/invocationTrace';
import { readTraceHeader } from '../tracing/traceHeader';
import type { TraceStore } from '../tracing/traceStore';
import { type FrontRequest, headerOf } from './frontRequest';

/** A call of a function for an HTTP client, before its event is built. */
export interface FrontCall {
  readonly declared: DeclaredFunction;
  readonly trace: InvocationTrace;
  readonly request: Pick<FrontRequest, 'method' | 'path'>;
  /** The value of `X-Amzn-Trace-Id`. */
  readonly traceHeader: string;
}

/** Invokes functions synchronously for HTTP clients, in the trace that their request names, or a new one. */
export class FrontCaller {
  constructor(
    private readonly catalog: FunctionCatalog,
    private readonly runner: Runner,
    private readonly traces: TraceStore,
  ) {}

  /** Throws `ServiceError` where the function does not exist. */
  async prepare(functionName: string, request: FrontRequest): Promise<FrontCall> {
    const declared = await this.catalog.find(functionName, null);
    const { place } = this.catalog;
    const header = readTraceHeader(headerOf(request, 'x-amzn-trace-id'));
    const invocation = { declared, place, requestId: randomUUID(), header, receivedMs: request.receivedMs };
    const trace = new InvocationTrace(invocation, decideTrace(invocation), 200, this.traces);
    const { method, path } = request;
    return { declared, trace, request: { method, path }, traceHeader: traceHeaderOf(trace.decision) };
  }

  async run({ declared, trace, request }: FrontCall, event: object, sink?: ResponseSink): Promise<RunResult> {
    const result = await this.runner.run(declared, {
      requestId: trace.invocation.requestId,
      payload: Buffer.from(JSON.stringify(event), 'utf8'),
      clientContext: undefined,
      trace: trace.decision,
      sink,
      calledBy: request,
    });
    if (result.kind === 'throttled') trace.throttled(preciseNow());
    else trace.answered(preciseNow());
    return result;
  }
}
