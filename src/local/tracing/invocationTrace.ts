import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { functionArn, type Place } from '../functions/functionReference';
import { newSegmentId, type SegmentDocument, toSeconds } from './segmentDocument';
import { newTraceId, type TraceHeader, writeTraceHeader } from './traceHeader';
import type { TraceStore } from './traceStore';

/** An invocation, as its trace describes it. */
export interface TracedInvocation {
  readonly declared: DeclaredFunction;
  readonly place: Place;
  readonly requestId: string;
  readonly header: TraceHeader;
  /** Epoch milliseconds. */
  readonly receivedMs: number;
  /** Traces of those who sent the records that a poller invokes with. */
  readonly links?: readonly TraceLink[];
}

/** A trace that led to another (https://docs.aws.amazon.com/xray/latest/devguide/xray-tracelinking.html). */
export interface TraceLink {
  readonly trace_id: string;
  /** Of the segment that sent, where the header names it. */
  readonly id: string | undefined;
  readonly attributes: Readonly<Record<string, string | number>>;
}

/** The trace that an invocation belongs to, and whether segments are written to it. */
export interface TraceDecision {
  readonly traceId: string;
  /** Whether Lambda writes segments: sampled, and the function has `Tracing: Active`. */
  readonly isWritten: boolean;
  /** Id of the service segment; the caller's parent id when no segments are written. */
  readonly parentId: string | undefined;
  readonly isSampled: boolean;
}

/**
 * Lambda's rules (https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html): the caller's decision applies. Without one,
 * an active function is sampled (on AWS some requests, here every request) and a pass-through function is not; it writes nothing
 * even when sampled.
 */
export function decideTrace({ declared, header, receivedMs }: TracedInvocation): TraceDecision {
  const isActive = declared.tracing === 'Active';
  const isSampled = header.isSampled ?? isActive;
  const isWritten = isActive && isSampled;
  return {
    traceId: header.root ?? newTraceId(receivedMs),
    isWritten,
    parentId: isWritten ? newSegmentId() : header.parent,
    isSampled: isActive ? isSampled : header.root !== undefined && isSampled,
  };
}

/** Formats the `X-Amzn-Trace-Id` header of the response. */
export function traceHeaderOf({ traceId, parentId, isSampled }: TraceDecision): string {
  return writeTraceHeader(traceId, parentId, isSampled);
}

/**
 * The service segment of one invocation, `origin: AWS::Lambda`. For a synchronous invocation it spans the call. For an event it
 * only spans the acceptance, while its subsegments `Dwell Time` and `Attempt #n` start later and outlive it; each is written when
 * it begins and again when it ends.
 */
export class InvocationTrace {
  private readonly subsegments: SegmentDocument[] = [];
  private endMs: number | undefined;
  private isThrottled = false;

  constructor(
    readonly invocation: TracedInvocation,
    readonly decision: TraceDecision,
    private readonly httpStatus: 200 | 202,
    readonly store: TraceStore,
  ) {
    if (httpStatus === 202) this.subsegments.push(this.begin('Dwell Time', invocation.receivedMs));
    this.write();
  }

  /** The response was sent. */
  answered(atMs: number): void {
    this.endMs = atMs;
    this.write();
  }

  attemptBegins(attempt: number, atMs: number): void {
    if (attempt === 1) this.finish('Dwell Time', atMs, {});
    this.subsegments.push(this.begin(`Attempt #${attempt}`, atMs));
    this.write();
  }

  /** The response was 429. */
  throttled(atMs: number): void {
    this.isThrottled = true;
    this.answered(atMs);
  }

  /** Nothing ran: the event keeps waiting. */
  attemptWithdrawn(attempt: number): void {
    this.subsegments.splice(
      this.subsegments.findIndex((one) => one.name === `Attempt #${attempt}`),
      1,
    );
    this.write();
  }

  attemptEnds(attempt: number, atMs: number, hasFailed: boolean): void {
    const response = { http: { response: { status: 200 } } };
    this.finish(`Attempt #${attempt}`, atMs, hasFailed ? { ...response, error: true } : response);
    this.write();
  }

  private begin(name: string, atMs: number): SegmentDocument {
    return { id: newSegmentId(), name, start_time: toSeconds(atMs), in_progress: true };
  }

  private finish(name: string, atMs: number, more: Partial<SegmentDocument>): void {
    const index = this.subsegments.findIndex((one) => one.name === name);
    const begun = this.subsegments[index];
    if (begun === undefined) return;
    const { in_progress: _running, ...rest } = begun;
    this.subsegments[index] = { ...rest, end_time: toSeconds(atMs), ...more };
  }

  private write(): void {
    const { decision, invocation } = this;
    if (!decision.isWritten || decision.parentId === undefined) return;
    const { declared, place, requestId, header, receivedMs, links = [] } = invocation;
    this.store.put({
      id: decision.parentId,
      name: declared.name,
      start_time: toSeconds(receivedMs),
      trace_id: decision.traceId,
      ...(this.endMs === undefined ? { in_progress: true } : { end_time: toSeconds(this.endMs) }),
      ...(header.parent === undefined ? {} : { parent_id: header.parent }),
      ...(this.endMs === undefined ? {} : { http: { response: { status: this.isThrottled ? 429 : this.httpStatus } } }),
      ...(this.isThrottled ? { error: true, throttle: true } : {}),
      aws: { request_id: requestId },
      origin: 'AWS::Lambda',
      resource_arn: functionArn(place, declared.name),
      ...(links.length === 0 ? {} : { links }),
      ...(this.subsegments.length === 0 ? {} : { subsegments: [...this.subsegments] }),
    });
  }
}
