import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { FunctionCatalog } from '../functions/functionCatalog';
import { preciseNow } from '../preciseNow';
import type { InvocationTrace } from '../tracing/invocationTrace';
import type { Runner } from './runner';

/** An event that was accepted and not yet completed. */
export interface QueuedEvent {
  readonly functionName: string;
  /** The same in all attempts. */
  readonly requestId: string;
  readonly payload: Buffer;
  /** Epoch milliseconds. */
  readonly acceptedMs: number;
  readonly trace: InvocationTrace;
  /** Each attempt runs under a debugger. */
  readonly isDebugged: boolean;
}

/** An attempt to come. */
interface Next {
  readonly event: QueuedEvent;
  readonly attempt: number;
  /** After a throttle of it. */
  readonly throttleDelayMs: number;
  /** It follows a failure, not a throttle. */
  readonly isRetry: boolean;
}

interface Waiting extends Next {
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  timer: NodeJS.Timeout;
}

/** Lambda waits one second after the first throttle and doubles the delay with each further one, up to five minutes. */
const firstThrottleDelayMs = 1_000;
const maxThrottleDelayMs = 5 * 60_000;

/**
 * Lambda's queue of asynchronous invocations, in memory
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html): an event whose run fails is retried after
 * the retry delays; one that finds no free process waits without using an attempt.
 */
export class EventQueue {
  private readonly waiting = new Set<Waiting>();

  constructor(
    private readonly runner: Runner,
    private readonly catalog: FunctionCatalog,
    /** Before the second and the third attempt. */
    private retryDelaysMs: readonly number[],
    private readonly log: (line: string) => void,
  ) {}

  accept(event: QueuedEvent): void {
    this.later({ event, attempt: 1, throttleDelayMs: firstThrottleDelayMs, isRetry: false }, 0);
  }

  /** Starts the next attempt of an event at once; `false` when none is waiting for one. */
  retryNow(requestId: string): boolean {
    const all = [...this.waiting].filter((one) => one.event.requestId === requestId);
    for (const one of all) this.begin(one);
    return all.length > 0;
  }

  /** Holds for events that wait for a retry already, too: the delay counts from when they began to wait. */
  setRetryDelays(delaysMs: readonly [number, number]): void {
    this.retryDelaysMs = delaysMs;
    for (const one of this.waiting) {
      const delayMs = one.isRetry ? delaysMs[one.attempt - 2] : undefined;
      if (delayMs === undefined) continue;
      clearTimeout(one.timer);
      one.timer = setTimeout(() => this.begin(one), Math.max(0, one.sinceMs + delayMs - preciseNow()));
    }
  }

  /** Discards the waiting events. */
  stop(): void {
    for (const { timer } of this.waiting) clearTimeout(timer);
    this.waiting.clear();
  }

  private later(next: Next, delayMs: number): void {
    const one: Waiting = { ...next, sinceMs: preciseNow(), timer: setTimeout(() => this.begin(one), delayMs) };
    this.waiting.add(one);
  }

  private begin(one: Waiting): void {
    const { event, attempt, throttleDelayMs } = one;
    clearTimeout(one.timer);
    this.waiting.delete(one);
    this.attempt(event, attempt, throttleDelayMs).catch((error: unknown) => {
      this.log(`Event ${event.requestId} of ${event.functionName} was dropped: ${String(error)}`);
    });
  }

  private async attempt(event: QueuedEvent, attempt: number, throttleDelayMs: number): Promise<void> {
    // The current code and settings, not those at the time the event was accepted.
    const declared = await this.catalog.find(event.functionName, null);
    const { requestId, payload, trace, isDebugged } = event;
    trace.attemptBegins(attempt, preciseNow());
    const input = { requestId, payload, clientContext: undefined, sink: undefined };
    const request = { ...input, trace: trace.decision, attempt, isDebugged };
    const result = await this.runner.run(declared, request);
    if (result.kind === 'throttled') {
      trace.attemptWithdrawn(attempt);
      const nextDelayMs = Math.min(throttleDelayMs * 2, maxThrottleDelayMs);
      this.later({ event, attempt, throttleDelayMs: nextDelayMs, isRetry: false }, throttleDelayMs);
      return;
    }
    trace.attemptEnds(attempt, preciseNow(), result.isFunctionError);
    if (result.isFunctionError) this.retry(event, attempt, declared);
  }

  private retry(event: QueuedEvent, attempt: number, declared: DeclaredFunction): void {
    const maxRetries = declared.eventInvokeConfig?.maximumRetryAttempts ?? 2;
    const maxAgeMs = (declared.eventInvokeConfig?.maximumEventAgeSeconds ?? 21_600) * 1000;
    const delayMs = this.retryDelaysMs[attempt - 1] ?? 0;
    const ageMs = preciseNow() - event.acceptedMs;
    const tooOld = ageMs + delayMs > maxAgeMs ? 'EventAgeExceeded' : undefined;
    const end = attempt > maxRetries ? 'RetriesExhausted' : tooOld;
    if (end !== undefined) this.log(`Event ${event.requestId} of ${declared.name}: ${end}`);
    else this.later({ event, attempt: attempt + 1, throttleDelayMs: firstThrottleDelayMs, isRetry: true }, delayMs);
  }
}
