import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { logGroupOf } from '../functions/functionConfiguration';
import { functionArn, type Place } from '../functions/functionReference';
import type { TraceDecision } from './invocationTrace';
import { newSegmentId, type SegmentDocument, toSeconds } from './segmentDocument';
import { writeTraceHeader } from './traceHeader';
import type { TraceStore } from './traceStore';

/** How a run failed, for its segment. */
export interface TracedFailure {
  /** `error` when the function's own code failed, `fault` when Lambda had to end it. */
  readonly flag: 'error' | 'fault';
  /** X-Ray's `cause`. */
  readonly cause: object;
}

/**
 * The function segment of one run, `origin: AWS::Lambda::Function`, in the layout of 2020 and later: `Initialization` (before the
 * segment's start, as on AWS), `Invocation`, `Overhead`. Written when the run begins and again at its end.
 */
export class FunctionTrace {
  readonly segmentId = newSegmentId();
  private readonly invocationId = newSegmentId();
  private initialization: SegmentDocument | undefined;
  private startMs = 0;

  constructor(
    private readonly declared: DeclaredFunction,
    private readonly place: Place,
    private readonly decision: TraceDecision,
    private readonly store: TraceStore,
  ) {}

  /** The value of `_X_AMZN_TRACE_ID`: the handler's subsegments are nested in `Invocation`. */
  get handlerHeader(): string {
    const { traceId, isWritten, parentId, isSampled } = this.decision;
    return writeTraceHeader(traceId, isWritten ? this.invocationId : parentId, isSampled);
  }

  /** The trace as the REPORT line states it; `undefined` when no segments are written. */
  get reported(): { readonly traceId: string; readonly segmentId: string } | undefined {
    return this.decision.isWritten ? { traceId: this.decision.traceId, segmentId: this.segmentId } : undefined;
  }

  initialized(startMs: number, endMs: number): void {
    this.initialization = this.part(newSegmentId(), 'Initialization', startMs, endMs);
  }

  started(atMs: number): void {
    this.startMs = atMs;
    const { id, name, start_time, aws } = this.part(this.invocationId, 'Invocation', atMs, atMs);
    this.write({ in_progress: true }, [{ id, name, start_time, aws, in_progress: true }]);
  }

  /** `evidence`: what Dwell knows of the run besides, for its `metadata`. */
  ended(
    invocationEndMs: number,
    endMs: number,
    failure: TracedFailure | undefined,
    evidence: Readonly<Record<string, unknown>>,
  ): void {
    const flags = failure === undefined ? {} : { [failure.flag]: true };
    const cause = failure === undefined ? {} : { cause: failure.cause };
    const invocation = { ...this.part(this.invocationId, 'Invocation', this.startMs, invocationEndMs), ...flags };
    const overhead = this.part(newSegmentId(), 'Overhead', invocationEndMs, endMs);
    const metadata = Object.keys(evidence).length === 0 ? {} : { metadata: { dwell: evidence } };
    this.write({ end_time: toSeconds(endMs), ...flags, ...cause, ...metadata }, [invocation, overhead]);
  }

  private part(id: string, name: string, startMs: number, endMs: number): SegmentDocument {
    const aws = { function_arn: functionArn(this.place, this.declared.name) };
    return { id, name, start_time: toSeconds(startMs), end_time: toSeconds(endMs), aws };
  }

  private write(state: Partial<SegmentDocument>, parts: readonly SegmentDocument[]): void {
    const { decision, declared, place, initialization } = this;
    if (!decision.isWritten || decision.parentId === undefined) return;
    this.store.put({
      id: this.segmentId,
      name: declared.name,
      start_time: toSeconds(this.startMs),
      trace_id: decision.traceId,
      parent_id: decision.parentId,
      ...state,
      aws: {
        account_id: place.accountId,
        function_arn: functionArn(place, declared.name),
        cloudwatch_logs: [{ log_group: logGroupOf(declared) }],
        resource_names: [declared.name],
      },
      origin: 'AWS::Lambda::Function',
      subsegments: initialization === undefined ? parts : [initialization, ...parts],
    });
  }
}
