import type { Clock } from '../model/base/clock';
import { Emitter } from '../model/base/event';
import type { Connection } from '../model/connection/connection';
import { causeOfPayload, isTimeout } from '../model/invocation/causeOf';
import type { FunctionTarget, InvokeAnswer, InvokeOptions } from '../model/invocation/invocation';
import type { RunOutcome, Series, SeriesRun } from '../model/invocation/series';
import { createTraceId } from '../model/invocation/traceId';
import { tailEvidence } from '../model/log/logEvidence';

/** Maximum number of invocations in a series, and of concurrent ones. */
export const seriesLimits = { count: 1_000, concurrency: 20 } as const;

/** The request for a series. */
export interface SeriesRequest {
  readonly connection: Connection;
  readonly target: FunctionTarget;
  /** Returns the payload of the next invocation: placeholders have different values each time. */
  readonly nextPayload: () => Promise<string>;
  readonly options: InvokeOptions;
  readonly count: number;
  readonly concurrency: number;
}

const longestTimeoutSeconds = 900;
/** Older ones are discarded. */
const maxSeries = 20;

/** Sends a payload many times, each invocation once, with limited concurrency, and measures them. */
export class SeriesRunner {
  private readonly all = new Map<string, Series>();
  private readonly open = new Map<string, AbortController>();
  private readonly emitter = new Emitter<Series>();
  readonly onDidChange = this.emitter.event;

  constructor(private readonly clock: Clock) {}

  get(id: string): Series | undefined {
    return this.all.get(id);
  }

  /** The series that have not ended. */
  running(): readonly Series[] {
    return [...this.all.values()].filter(({ endMs }) => endMs === undefined);
  }

  /** Starts a series; resolves with it when all its invocations have ended. */
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
    for (const old of [...this.all.keys()].slice(0, Math.max(0, this.all.size + 1 - maxSeries))) this.all.delete(old);
    this.all.set(series.id, series);
    const controller = new AbortController();
    this.open.set(series.id, controller);
    return { series, ended: this.runAll(series, request, controller.signal) };
  }

  /** Sends no more requests and stops waiting for running ones. Running functions continue. */
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
    const traceId = createTraceId(sentMs, crypto.randomUUID());
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
