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

/** Lambda waits one second after the first throttle and doubles the delay with each further one, up to five minutes. */
const firstThrottleDelayMs = 1_000;
const maxThrottleDelayMs = 5 * 60_000;

/**
 * Lambda's queue of asynchronous invocations, in memory
 * (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html): an event whose run fails is retried after
 * the retry delays; one that finds no free process waits without using an attempt.
 */
export class EventQueue {
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor(
    private readonly runner: Runner,
    private readonly catalog: FunctionCatalog,
    /** Before the second and the third attempt. */
    private readonly retryDelaysMs: readonly number[],
    private readonly log: (line: string) => void,
  ) {}

  accept(event: QueuedEvent): void {
    this.later(event, 1, 0, firstThrottleDelayMs);
  }

  /** Discards the waiting events. */
  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  private later(event: QueuedEvent, attempt: number, delayMs: number, throttleDelayMs: number): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.attempt(event, attempt, throttleDelayMs).catch((error: unknown) => {
        this.log(`Event ${event.requestId} of ${event.functionName} was dropped: ${String(error)}`);
      });
    }, delayMs);
    this.timers.add(timer);
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
      this.later(event, attempt, throttleDelayMs, Math.min(throttleDelayMs * 2, maxThrottleDelayMs));
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
    else this.later(event, attempt + 1, delayMs, firstThrottleDelayMs);
  }
}
