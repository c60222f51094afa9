import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { Place } from '../functions/functionReference';
import type { Runner, RunResult } from '../invocations/runner';
import { preciseNow } from '../preciseNow';
import { decideTrace, InvocationTrace, type TraceDecision } from '../tracing/invocationTrace';
import type { TraceStore } from '../tracing/traceStore';

export interface FunctionRun {
  readonly requestId: string;
  readonly qualifier: string;
  readonly tenantId: string | undefined;
  /** JSON text. */
  readonly payload: string;
  /** The trace of the execution: each invocation has segments of its own in it. */
  readonly trace: TraceDecision;
  readonly isDebugged: boolean;
  /** The number of the invocation within the execution, from 1. */
  readonly number: number;
}

/** Runs a function once for an execution, and writes the invocation's segment. */
export class FunctionCalls {
  constructor(
    private readonly runner: Runner,
    private readonly traces: TraceStore,
    readonly place: Place,
  ) {}

  async run(declared: DeclaredFunction, call: FunctionRun): Promise<RunResult> {
    const { requestId, qualifier, tenantId, payload, trace, isDebugged, number } = call;
    const header = { root: trace.traceId, parent: trace.parentId, isSampled: trace.isSampled };
    const invocation = { declared, place: this.place, requestId, header, receivedMs: preciseNow() };
    const segment = new InvocationTrace(invocation, decideTrace(invocation), 200, this.traces);
    const result = await this.runner.run(declared, {
      requestId,
      payload: Buffer.from(payload, 'utf8'),
      clientContext: undefined,
      trace: segment.decision,
      sink: undefined,
      qualifier,
      tenantId,
      isDebugged,
      attempt: number,
      isReplay: number > 1,
    });
    if (result.kind === 'throttled') segment.throttled(preciseNow());
    else segment.answered(preciseNow());
    return result;
  }
}
