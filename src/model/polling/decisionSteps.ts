import type { PollEvent, RecordId } from './pollEvent';
import type { RecordAttemptOutcome, RecordKnownFrom, RecordStep, RecordStepBody } from './recordLifecycle';

/** What the steps of a record depend on besides the events. */
export interface RecordTerms {
  readonly recordId: RecordId;
  readonly isQueue: boolean;
  /** Filters of the mapping. */
  readonly filters: number;
  /** Receives before the queue moves a message to its dead-letter queue. */
  readonly maximumReceives: number | undefined;
}

type Attempt = Extract<RecordStep, { kind: 'attempt' }>;
type Event<Kind extends PollEvent['kind']> = Extract<PollEvent, { kind: Kind }>;

/** Waits shorter than this, in milliseconds, are the time between two events of one step. */
const minWaitMs = 20;

/** Turns the poller's decisions about one record into steps. Feed the events in order. */
export class DecisionSteps {
  private readonly all: RecordStep[] = [];
  private receive = { count: 0, visibleAtMs: 0 };
  /** A throttled call is no attempt until it is taken. */
  private throttledCall: Attempt | undefined;

  constructor(private readonly terms: RecordTerms) {}

  get steps(): readonly RecordStep[] {
    return this.all.filter((step) => step.kind !== 'waiting' || step.endMs === undefined || isWorthShowing(step));
  }

  add(event: PollEvent): void {
    switch (event.kind) {
      case 'arrived':
      case 'received':
      case 'visible':
      case 'deleted':
      case 'redriven':
      case 'expired':
        this.addSourceStep(event);
        return;
      case 'polled':
      case 'filtered':
      case 'batched':
      case 'checkpointed':
        this.addPollerStep(event);
        return;
      case 'invoked':
      case 'succeeded':
      case 'failed':
      case 'throttled':
        this.addCallStep(event);
        return;
      case 'retried':
      case 'bisected':
      case 'blocked':
      case 'unblocked':
      case 'givenUp':
      case 'delivered':
        this.addFailureStep(event);
        return;
      case 'window':
      case 'state':
        return;
    }
  }

  private addSourceStep(event: Event<'arrived' | 'received' | 'visible' | 'deleted' | 'redriven' | 'expired'>): void {
    const { atMs } = event;
    switch (event.kind) {
      case 'arrived': {
        const isDelayed = event.visibleAtMs > atMs + minWaitMs;
        this.push(
          {
            kind: 'waiting',
            startMs: atMs,
            endMs: undefined,
            isDelayed,
            untilMs: isDelayed ? event.visibleAtMs : undefined,
          },
          'source',
        );
        return;
      }
      case 'received':
        this.receive = { count: event.receiveCount, visibleAtMs: event.visibleAtMs };
        this.endWait(atMs);
        return;
      case 'visible':
        this.endWait(atMs);
        this.endReturn(atMs);
        this.push({ kind: 'waiting', startMs: atMs, endMs: undefined, isDelayed: false, untilMs: undefined }, 'source');
        return;
      case 'deleted':
        // A filtered message was deleted by the poller.
        if (this.has('filtered')) return;
        this.push({ kind: 'done', atMs, isDeleted: true }, 'source');
        return;
      case 'redriven':
        this.endReturn(atMs);
        this.endWait(atMs);
        this.push({ kind: 'deadLettered', atMs, target: event.targetArn, receiveCount: event.receiveCount }, 'source');
        return;
      case 'expired':
        this.endWait(atMs);
        this.push({ kind: 'expired', atMs }, 'source');
        return;
    }
  }

  private addPollerStep(event: Event<'polled' | 'filtered' | 'batched' | 'checkpointed'>): void {
    const { atMs } = event;
    switch (event.kind) {
      case 'polled': {
        this.endWait(atMs);
        const at = event.records.indexOf(this.terms.recordId);
        this.push({ kind: 'polled', atMs, receiveCount: event.receiveCounts?.[at] }, 'poller');
        return;
      }
      case 'filtered':
        this.push({ kind: 'filtered', atMs, isDeleted: event.isDeleted, filters: this.terms.filters }, 'poller');
        return;
      case 'batched': {
        const { records, closedBy, patterns } = event;
        const at = records.indexOf(this.terms.recordId);
        const pattern = patterns?.[at];
        const polled = this.all.findLast((step) => step.kind === 'polled');
        const startMs = polled?.kind === 'polled' ? polled.atMs : atMs;
        const filter = pattern === undefined ? undefined : pattern + 1;
        this.push({ kind: 'batched', startMs, endMs: atMs, closedBy, position: at + 1, records, filter }, 'poller');
        return;
      }
      case 'checkpointed':
        this.endBlock(atMs);
        // What was never read is not processed: it was dropped before, or lies before the mapping's start.
        if (this.has('givenUp') || this.has('filtered') || this.isWaiting()) return;
        this.push({ kind: 'done', atMs, isDeleted: false }, 'poller');
        return;
    }
  }

  private isWaiting(): boolean {
    return this.all.some((step) => step.kind === 'waiting' && step.endMs === undefined);
  }

  private addCallStep(event: Event<'invoked' | 'succeeded' | 'failed' | 'throttled'>): void {
    const { atMs } = event;
    switch (event.kind) {
      case 'invoked':
        this.endPause(atMs);
        this.push(
          {
            kind: 'attempt',
            number: event.attempt,
            startMs: atMs,
            endMs: undefined,
            outcome: 'running',
            errorType: undefined,
            requestId: event.requestId,
            traceId: event.traceId,
            functionName: event.functionName,
            size: event.records.length,
          },
          'poller',
        );
        return;
      case 'throttled': {
        const running = this.all.findIndex((step) => step.kind === 'attempt' && step.outcome === 'running');
        const call = this.all[running];
        if (call?.kind === 'attempt') {
          this.throttledCall = call;
          this.all.splice(running, 1);
        }
        this.endPause(atMs);
        this.push({ kind: 'throttled', startMs: atMs, endMs: event.retryAtMs, isOver: false }, 'poller');
        return;
      }
      case 'succeeded':
        this.endAttempt(event, 'succeeded', undefined);
        return;
      case 'failed':
        this.fail(event);
        return;
    }
  }

  private addFailureStep(
    event: Event<'retried' | 'bisected' | 'blocked' | 'unblocked' | 'givenUp' | 'delivered'>,
  ): void {
    const { atMs } = event;
    switch (event.kind) {
      case 'retried': {
        const { attempt, retryAtMs: endMs } = event;
        this.push({ kind: 'backOff', startMs: atMs, endMs, isOver: false, attempt }, 'poller');
        return;
      }
      case 'bisected': {
        const part = event.into.find(({ records }) => records.includes(this.terms.recordId));
        const parts = event.into.map(({ records }) => records.length);
        const step = { kind: 'bisected', atMs, parts, size: part?.records.length ?? 0 } as const;
        this.push({ ...step, cause: undefined }, 'poller');
        return;
      }
      case 'blocked':
        this.block(event);
        return;
      case 'unblocked':
        this.endBlock(atMs);
        return;
      case 'givenUp':
        this.endBlock(atMs);
        this.push({ kind: 'givenUp', atMs, reason: event.reason, destination: event.destination }, 'poller');
        return;
      case 'delivered':
        this.push({ kind: 'delivered', atMs, target: event.destination, problem: event.problem }, 'poller');
        return;
    }
  }

  private fail(event: Event<'failed'>): void {
    const { recordId, isQueue, maximumReceives } = this.terms;
    if (!event.failed.includes(recordId)) {
      this.endAttempt(event, 'succeeded', undefined);
      return;
    }
    const outcomes = {
      functionError: 'functionError',
      itemFailures: 'reported',
      invalidResponse: 'invalidResponse',
    } as const;
    this.endAttempt(event, outcomes[event.cause], event.errorType);
    if (!isQueue) return;
    const { count, visibleAtMs } = this.receive;
    const endMs = Math.max(event.atMs, visibleAtMs);
    this.push(
      { kind: 'returned', startMs: event.atMs, endMs, isOver: false, receiveCount: count, maximumReceives },
      'source',
    );
  }

  private endAttempt(
    { atMs, requestId }: Event<'succeeded' | 'failed'>,
    outcome: RecordAttemptOutcome,
    errorType: string | undefined,
  ): void {
    const taken = this.throttledCall;
    if (taken !== undefined && taken.requestId === requestId) {
      const startMs = this.endPause(atMs) ?? taken.startMs;
      this.throttledCall = undefined;
      // The message was deleted just before the poller said that the call succeeded.
      const at = this.all.at(-1)?.kind === 'done' ? this.all.length - 1 : this.all.length;
      this.all.splice(at, 0, { ...taken, startMs, endMs: atMs, outcome, errorType });
      return;
    }
    this.change(
      (step) => step.kind === 'attempt' && step.requestId === requestId,
      (step) => (step.kind === 'attempt' ? { ...step, endMs: atMs, outcome, errorType } : step),
    );
  }

  private block({ sinceMs, untilMs, until, attemptsLeft }: Event<'blocked'>): void {
    const isOpen = (step: RecordStep) => step.kind === 'blocked' && step.endMs === undefined;
    const block = { kind: 'blocked', startMs: sinceMs, endMs: undefined, untilMs, until, attemptsLeft } as const;
    if (this.all.some(isOpen)) this.change(isOpen, (step) => ({ ...step, ...block }));
    else this.push(block, 'poller');
  }

  private endBlock(atMs: number): void {
    this.change(
      (step) => step.kind === 'blocked' && step.endMs === undefined,
      (step) => (step.kind === 'blocked' ? { ...step, endMs: atMs } : step),
    );
  }

  private endWait(atMs: number): void {
    this.change(
      (step) => step.kind === 'waiting' && step.endMs === undefined,
      (step) => (step.kind === 'waiting' ? { ...step, endMs: atMs } : step),
    );
  }

  private endReturn(atMs: number): void {
    this.change(
      (step) => step.kind === 'returned' && !step.isOver,
      (step) => (step.kind === 'returned' ? { ...step, endMs: atMs, isOver: true } : step),
    );
  }

  /** Ends the wait for a retry; returns when it ended. */
  private endPause(atMs: number): number | undefined {
    let endedMs: number | undefined;
    this.change(
      (step) => (step.kind === 'backOff' || step.kind === 'throttled') && !step.isOver,
      (step) => {
        if (step.kind !== 'backOff' && step.kind !== 'throttled') return step;
        endedMs = Math.min(step.endMs, atMs);
        return { ...step, endMs: endedMs, isOver: true };
      },
    );
    return endedMs;
  }

  private has(kind: RecordStep['kind']): boolean {
    return this.all.some((step) => step.kind === kind);
  }

  private push(step: RecordStepBody, knownFrom: RecordKnownFrom): void {
    this.all.push({ ...step, knownFrom });
  }

  private change(isIt: (step: RecordStep) => boolean, to: (step: RecordStep) => RecordStep): void {
    const at = this.all.findLastIndex(isIt);
    const step = this.all[at];
    if (step !== undefined) this.all[at] = to(step);
  }
}

function isWorthShowing({ startMs, endMs, isDelayed }: Extract<RecordStep, { kind: 'waiting' }>): boolean {
  return isDelayed || endMs === undefined || endMs - startMs >= minWaitMs;
}
