import type { Clock } from '../model/base/clock';
import { Emitter } from '../model/base/event';
import type { Connection } from '../model/connection/connection';
import { causeOfPayload, isTimeout } from '../model/invocation/causeOf';
import type { FunctionTarget, InvokeAnswer, InvokeOptions } from '../model/invocation/invocation';
import type { RunOutcome, Series, SeriesRun } from '../model/invocation/series';
import { createTraceId } from '../model/invocation/traceId';
import { tailEvidence } from '../model/log/logEvidence';

/** The most invocations of a series, and the most at once. */
export const seriesLimits = { count: 1_000, concurrency: 20 } as const;

/** What a series is made of. */
export interface SeriesRequest {
  readonly connection: Connection;
  readonly target: FunctionTarget;
  /** The payload of the next invocation: placeholders differ from one to the next. */
  readonly nextPayload: () => Promise<string>;
  readonly options: InvokeOptions;
  readonly count: number;
  readonly concurrency: number;
}

const longestTimeoutSeconds = 900;
/** Older ones are forgotten. */
const mostSeries = 20;

/** Sends a payload many times, each time once, so many at a time, and takes the times. */
export class SeriesRunner {
  private readonly all = new Map<string, Series>();
  private readonly open = new Map<string, AbortController>();
  private readonly emitter = new Emitter<Series>();
  readonly onDidChange = this.emitter.event;

  constructor(private readonly clock: Clock) {}

  get(id: string): Series | undefined {
    return this.all.get(id);
  }

  /** Those that are not over. */
  running(): readonly Series[] {
    return [...this.all.values()].filter(({ endMs }) => endMs === undefined);
  }

  /** Begins, and resolves with the series when all its invocations have ended. */
  start(request: SeriesRequest): { readonly series: Series; readonly ended: Promise<Series> } {
    const { target, connection, count, concurrency } = request;
    const series: Series = {
      id: crypto.randomUUID(),
      target,
      connectionName: connection.spec.name,
      sentMs: this.clock.now(),
      endMs: undefined,
      runs: [],
      underWay: 0,
      isStopped: false,
      wanted: Math.min(count, seriesLimits.count),
      concurrency: Math.min(concurrency, seriesLimits.concurrency),
    };
    for (const old of [...this.all.keys()].slice(0, Math.max(0, this.all.size + 1 - mostSeries))) this.all.delete(old);
    this.all.set(series.id, series);
    const controller = new AbortController();
    this.open.set(series.id, controller);
    return { series, ended: this.runAll(series, request, controller.signal) };
  }

  /** Sends no more, and waits no longer for those under way. Functions that were invoked run on. */
  stop(id: string): void {
    this.open.get(id)?.abort();
  }

  private async runAll(series: Series, request: SeriesRequest, signal: AbortSignal): Promise<Series> {
    const found = await request.connection.directory.getFunction(
      request.target.functionName,
      request.target.qualifier,
      signal,
    );
    const timeoutSeconds = found.ok ? found.value.timeoutSeconds : longestTimeoutSeconds;
    let next = 1;
    const lane = async (): Promise<void> => {
      while (next <= series.wanted && !signal.aborted) {
        const number = next;
        next += 1;
        await this.runOne({ id: series.id, number, timeoutSeconds }, request, signal);
      }
    };
    await Promise.all(Array.from({ length: Math.min(series.concurrency, series.wanted) }, lane));
    this.open.delete(series.id);
    const isStopped = signal.aborted;
    this.change(series.id, (current) => ({ ...current, endMs: this.clock.now(), isStopped }));
    return this.all.get(series.id) ?? series;
  }

  private async runOne(
    { id, number, timeoutSeconds }: { readonly id: string; readonly number: number; readonly timeoutSeconds: number },
    { connection, target, options, nextPayload }: SeriesRequest,
    signal: AbortSignal,
  ): Promise<void> {
    const payload = await nextPayload();
    if (signal.aborted) return;
    const sentMs = this.clock.now();
    this.change(id, (current) => ({ ...current, underWay: current.underWay + 1 }));
    const traceId = createTraceId(sentMs, crypto.getRandomValues(new Uint8Array(12)));
    const call = { target, mode: 'RequestResponse', payload, options, traceId, timeoutSeconds } as const;
    const answer = await connection.invoker.invoke(call, signal);
    const run = runOf(number, sentMs, answer);
    this.change(id, (current) => ({ ...current, underWay: current.underWay - 1, runs: [...current.runs, run] }));
  }

  private change(id: string, change: (series: Series) => Series): void {
    const before = this.all.get(id);
    if (before === undefined) return;
    const series = change(before);
    this.all.set(id, series);
    this.emitter.fire(series);
  }
}

function runOf(number: number, sentMs: number, answer: Exclude<InvokeAnswer, { kind: 'waiting' }>): SeriesRun {
  const callMs = answer.atMs - sentMs;
  const base = { number, callMs, durationMs: undefined, initMs: undefined, start: 'unknown' } as const;
  switch (answer.kind) {
    case 'answered': {
      const report = tailEvidence(answer)[0]?.report;
      const { outcome, problem } = verdictOf(answer);
      const initMs = report?.initMs ?? report?.restoreMs;
      const start = initMs === undefined ? 'warm' : 'cold';
      return {
        number,
        callMs,
        outcome,
        problem,
        requestId: answer.requestId,
        durationMs: report?.durationMs,
        initMs,
        start: report === undefined ? 'unknown' : start,
      };
    }
    case 'refused': {
      const outcome = answer.failure.reason === 'throttled' ? 'throttled' : 'refused';
      return { ...base, outcome, requestId: answer.requestId, problem: answer.failure.message };
    }
    case 'lost':
      return { ...base, outcome: 'lost', requestId: undefined, problem: answer.failure.message };
    case 'abandoned':
      return { ...base, outcome: 'abandoned', requestId: undefined, problem: undefined };
  }
}

function verdictOf({ functionError, payload }: Extract<InvokeAnswer, { kind: 'answered' }>): {
  readonly outcome: RunOutcome;
  readonly problem: string | undefined;
} {
  if (functionError === undefined) return { outcome: 'succeeded', problem: undefined };
  const cause = causeOfPayload(payload);
  const problem = cause === undefined ? functionError : `${cause.type}: ${cause.message}`;
  return { outcome: isTimeout(cause) ? 'timedOut' : 'functionError', problem };
}
