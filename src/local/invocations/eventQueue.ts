import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { FunctionCatalog } from '../functions/functionCatalog';
import { preciseNow } from '../preciseNow';
import type { Pace } from '../storage/pace';
import { InvocationTrace } from '../tracing/invocationTrace';
import type { TraceStore } from '../tracing/traceStore';
import type { EventJournal, StoredEvent } from './eventJournal';
import type { EventOutlets } from './eventOutlets';
import type { EventEnd, EventProgress, EventResponse, QueuedEvent } from './queuedEvent';
import type { Runner, RunResult } from './runner';

/** Lambda waits one second after the first throttle and doubles the delay with each further one, up to five minutes. */
const firstThrottleDelayMs = 1_000;
const maxThrottleDelayMs = 5 * 60_000;

/** Why an event waits: for a retry after a failure, whose delay can change, or for anything else. */
interface WaitReason {
  readonly isRetry: boolean;
  /** Epoch milliseconds. */
  readonly sinceMs: number;
}

/** An attempt to come. */
interface Waiting extends WaitReason {
  readonly event: QueuedEvent;
  readonly progress: EventProgress;
  readonly timer: NodeJS.Timeout;
}

const first = (): WaitReason => ({ isRetry: false, sinceMs: preciseNow() });

/** A run of an event's function that has ended. */
interface Ran {
  readonly attempt: number;
  readonly result: Extract<RunResult, { kind: 'ran' }>;
  /** That ran. */
  readonly version: string;
}

export interface EventQueueSurroundings {
  readonly runner: Runner;
  readonly catalog: FunctionCatalog;
  readonly traces: TraceStore;
  readonly journal: EventJournal;
  readonly outlets: EventOutlets;
  readonly pace: Pace;
  /** Before the second and the third attempt. */
  readonly retryDelaysMs: readonly number[];
  log(line: string): void;
}

/**
 * Lambda's queue of asynchronous invocations
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html): an event whose run fails is tried
 * again after the retry delays; one that finds no process waits and is not counted as tried. What was accepted is on disk until it
 * has ended.
 */
export class EventQueue {
  private readonly waiting = new Set<Waiting>();
  private retryDelaysMs: readonly number[];
  /** Until the first attempt runs no other is counted: the last response of each event that was tried. */
  private readonly responses = new Map<string, EventResponse>();

  constructor(private readonly surroundings: EventQueueSurroundings) {
    this.retryDelaysMs = surroundings.retryDelaysMs;
  }

  /** Goes on with what an earlier process did not end. */
  async resume(): Promise<void> {
    for (const { event, progress } of this.surroundings.journal.open()) {
      const resumed = await this.restore(event);
      if (resumed !== undefined) this.later(resumed, progress);
    }
  }

  /** Settles when the event is safe; it is tried at once. */
  async accept(event: QueuedEvent): Promise<void> {
    const { functionName, qualifier, requestId, payload, acceptedMs, trace } = event;
    const { decision, invocation } = trace;
    const progress = { attempt: 1, dueMs: preciseNow(), throttleDelayMs: firstThrottleDelayMs };
    const text = payload.toString('utf8');
    const stored = {
      functionName,
      qualifier,
      requestId,
      payload: text,
      acceptedMs,
      decision,
      header: invocation.header,
    };
    await this.surroundings.journal.accept(stored, progress);
    this.later(event, progress);
  }

  /** Runs nothing more; what waits is on disk, or forgotten. */
  stop(): void {
    for (const { timer } of this.waiting) clearTimeout(timer);
    this.waiting.clear();
  }

  /** Starts the next attempt of an event at once; `false` when none is waiting for one. */
  retryNow(requestId: string): boolean {
    const all = [...this.waiting].filter((one) => one.event.requestId === requestId);
    for (const one of all) this.begin(one);
    return all.length > 0;
  }

  /** Also holds for events that already wait for a retry: the delay counts from when they began to wait. */
  setRetryDelays(delaysMs: readonly [number, number]): void {
    this.retryDelaysMs = delaysMs;
    for (const one of [...this.waiting]) {
      const delayMs = one.isRetry ? delaysMs[one.progress.attempt - 2] : undefined;
      if (delayMs === undefined) continue;
      clearTimeout(one.timer);
      this.waiting.delete(one);
      this.wait(one.event, { ...one.progress, dueMs: one.sinceMs + delayMs }, one);
    }
  }

  private async restore(stored: StoredEvent): Promise<QueuedEvent | undefined> {
    const { catalog, traces, journal, log } = this.surroundings;
    const { functionName, qualifier, requestId, acceptedMs, header, decision } = stored;
    try {
      const declared = await catalog.find(functionName, qualifier ?? null);
      const invocation = { declared, place: catalog.place, requestId, header, receivedMs: acceptedMs };
      const trace = new InvocationTrace(invocation, decision, 202, traces);
      trace.answered(acceptedMs);
      return {
        functionName,
        qualifier,
        requestId,
        acceptedMs,
        payload: Buffer.from(stored.payload, 'utf8'),
        trace,
        isDebugged: false,
      };
    } catch {
      log(`Event ${requestId} of ${functionName} was dropped: there is no such function any more.`);
      journal.ended(requestId);
      return undefined;
    }
  }

  private later(event: QueuedEvent, progress: EventProgress, { isRetry, sinceMs }: WaitReason = first()): void {
    const timer = setTimeout(() => this.begin(one), Math.max(0, progress.dueMs - preciseNow()));
    const one: Waiting = { event, progress, isRetry, sinceMs, timer };
    this.waiting.add(one);
  }

  private begin(one: Waiting): void {
    const { event, progress } = one;
    clearTimeout(one.timer);
    this.waiting.delete(one);
    this.attempt(event, progress).catch((error: unknown) => this.failed(event, progress, error));
  }

  private async attempt(event: QueuedEvent, progress: EventProgress): Promise<void> {
    const { catalog, runner } = this.surroundings;
    // The code and the settings of now, not of when the event was accepted.
    const { declared, version } = await catalog.resolve(event.functionName, event.qualifier ?? null);
    const { requestId, payload, qualifier, trace, isDebugged } = event;
    const { attempt } = progress;
    if (declared.reservedConcurrency === 0) {
      await this.end(event, declared, { condition: 'ZeroReservedConcurrency', invokeCount: 0, response: undefined });
      return;
    }
    trace.attemptBegins(attempt, preciseNow());
    const input = { requestId, payload, clientContext: undefined, sink: undefined };
    const request = { ...input, qualifier, trace: trace.decision, attempt, isDebugged };
    const result = await runner.run(declared, request);
    if (result.kind === 'throttled') {
      trace.attemptWithdrawn(attempt);
      await this.postpone(event, declared, progress);
      return;
    }
    trace.attemptEnds(attempt, preciseNow(), result.isFunctionError);
    await this.ran(event, declared, { attempt, result, version });
  }

  private async ran(event: QueuedEvent, declared: DeclaredFunction, { attempt, result, version }: Ran): Promise<void> {
    const response = { body: result.body.toString('utf8'), isFunctionError: result.isFunctionError, version };
    if (!result.isFunctionError) {
      await this.end(event, declared, { condition: 'Success', invokeCount: attempt, response });
      return;
    }
    this.responses.set(event.requestId, response);
    const delayMs = this.retryDelaysMs[attempt - 1] ?? 0;
    const maxRetries = declared.eventInvokeConfig?.maximumRetryAttempts ?? 2;
    if (attempt > maxRetries) {
      await this.end(event, declared, { condition: 'RetriesExhausted', invokeCount: attempt, response });
    } else if (this.isTooOld(event, declared, delayMs)) {
      await this.end(event, declared, { condition: 'EventAgeExceeded', invokeCount: attempt, response });
    } else {
      const dueMs = preciseNow() + delayMs;
      const next = { attempt: attempt + 1, dueMs, throttleDelayMs: firstThrottleDelayMs };
      this.wait(event, next, { isRetry: true, sinceMs: preciseNow() });
    }
  }

  /** After a throttle or a failure of the service: no attempt, and longer each time, until the event is too old. */
  private async postpone(event: QueuedEvent, declared: DeclaredFunction, progress: EventProgress): Promise<void> {
    const { attempt, throttleDelayMs } = progress;
    const delayMs = throttleDelayMs / this.surroundings.pace.scale;
    if (this.isTooOld(event, declared, delayMs)) {
      const response = this.responses.get(event.requestId);
      await this.end(event, declared, { condition: 'EventAgeExceeded', invokeCount: attempt - 1, response });
      return;
    }
    const next = Math.min(throttleDelayMs * 2, maxThrottleDelayMs);
    this.wait(event, { attempt, dueMs: preciseNow() + delayMs, throttleDelayMs: next });
  }

  private failed(event: QueuedEvent, progress: EventProgress, error: unknown): void {
    const { catalog, journal, log } = this.surroundings;
    log(`Event ${event.requestId} of ${event.functionName}: ${error instanceof Error ? error.message : String(error)}`);
    catalog
      .find(event.functionName, event.qualifier ?? null)
      .then((declared) => this.postpone(event, declared, progress))
      .catch(() => {
        log(`Event ${event.requestId} of ${event.functionName} was dropped: there is no such function any more.`);
        journal.ended(event.requestId);
      });
  }

  private wait(event: QueuedEvent, progress: EventProgress, reason?: WaitReason): void {
    this.surroundings.journal.waits(event.requestId, progress);
    this.later(event, progress, reason);
  }

  private isTooOld({ acceptedMs }: QueuedEvent, declared: DeclaredFunction, delayMs: number): boolean {
    const maxAgeMs = this.surroundings.pace.fromSeconds(declared.eventInvokeConfig?.maximumEventAgeSeconds ?? 21_600);
    return preciseNow() - acceptedMs + delayMs > maxAgeMs;
  }

  /** The destinations have it before it is forgotten: a service that is killed in between sends it twice. */
  private async end(event: QueuedEvent, declared: DeclaredFunction, end: EventEnd): Promise<void> {
    const { outlets, journal, log } = this.surroundings;
    if (end.condition !== 'Success') log(`Event ${event.requestId} of ${declared.name}: ${end.condition}`);
    await outlets.send(event, declared, end);
    this.responses.delete(event.requestId);
    journal.ended(event.requestId);
  }
}
