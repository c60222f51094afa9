import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { functionArn, type Place } from '../functions/functionReference';
import { preciseNow } from '../preciseNow';
import type { Sandbox } from '../sandbox/sandbox';
import type { InitOutcome, ResponseSink } from '../sandbox/sandboxOutcome';
import type { SandboxPool } from '../sandbox/sandboxPool';
import { FunctionTrace } from '../tracing/functionTrace';
import type { TraceDecision } from '../tracing/invocationTrace';
import type { TraceStore } from '../tracing/traceStore';
import { ReservedConcurrency } from './reservedConcurrency';
import { RunLog } from './runLog';
import { verdictOf } from './runVerdict';

/** Lambda gives the start of a process ten seconds; what takes longer counts as part of the run. */
const maxInitMs = 10_000;

export interface RunRequest {
  readonly requestId: string;
  readonly payload: Buffer;
  /** JSON text. */
  readonly clientContext: string | undefined;
  readonly trace: TraceDecision;
  /** Of a caller who wants the response as it comes. */
  readonly sink: ResponseSink | undefined;
}

export type RunResult =
  | {
      readonly kind: 'ran';
      /** The response, which is empty when a sink has it; or the error as JSON text. */
      readonly body: Buffer;
      readonly isFunctionError: boolean;
      /** The last 4 KB of its log. */
      readonly logTail: Buffer;
    }
  | { readonly kind: 'throttled' };

/** Runs a function once: finds it a process, hands over the payload, and writes log and trace as Lambda does. */
export class Runner {
  readonly reserved = new ReservedConcurrency();

  constructor(
    private readonly pool: SandboxPool,
    private readonly traces: TraceStore,
    private readonly place: Place,
  ) {}

  async run(declared: DeclaredFunction, request: RunRequest): Promise<RunResult> {
    if (!this.reserved.begin(declared.name)) return { kind: 'throttled' };
    try {
      const sandbox = await this.pool.acquire(declared);
      if (sandbox === undefined) return { kind: 'throttled' };
      try {
        return await this.runIn(sandbox, declared, request);
      } finally {
        this.pool.release(sandbox);
      }
    } finally {
      this.reserved.end(declared.name);
    }
  }

  private async runIn(sandbox: Sandbox, declared: DeclaredFunction, request: RunRequest): Promise<RunResult> {
    const trace = new FunctionTrace(declared, this.place, request.trace, this.traces);
    const log = new RunLog(sandbox.log, request.requestId);
    const init = sandbox.isFresh ? await this.initialize(sandbox, log, trace) : undefined;
    const startMs = preciseNow();
    trace.started(startMs);
    const initFailure = init?.kind === 'ready' ? undefined : init;
    log.start(startMs, initFailure === undefined);
    const outcome =
      initFailure === undefined
        ? await sandbox.run({
            ...request,
            functionArn: functionArn(this.place, declared.name),
            deadlineMs: startMs + declared.timeoutSeconds * 1000,
            traceHeader: trace.handlerHeader,
          })
        : initFailure;
    const invocationEndMs = preciseNow();
    const facts = {
      requestId: request.requestId,
      timeoutSeconds: declared.timeoutSeconds,
      workingDirectory: declared.codeUri,
    };
    const verdict = verdictOf(outcome, facts);
    const logTail = log.end({
      startMs,
      endMs: invocationEndMs,
      outcome: initFailure === undefined ? outcome.kind : 'initFailed',
      declared,
      failure: verdict.failure,
      initMs: init?.kind === 'ready' ? init.initMs : undefined,
      maxMemoryUsedMb: sandbox.maxMemoryMb(),
      trace: trace.reported,
    });
    trace.ended(invocationEndMs, preciseNow(), verdict.failure);
    return { kind: 'ran', body: verdict.body, isFunctionError: verdict.failure !== undefined, logTail };
  }

  /** Waits for a new process; `undefined` when it takes too long to wait for. */
  private async initialize(sandbox: Sandbox, log: RunLog, trace: FunctionTrace): Promise<InitOutcome | undefined> {
    log.initStart(sandbox.startedMs, sandbox.declared.runtime, this.place.region);
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), maxInitMs);
    });
    const outcome = await Promise.race([sandbox.initialized, tooLong]);
    clearTimeout(timer);
    if (outcome !== undefined) trace.initialized(sandbox.startedMs, sandbox.startedMs + outcome.initMs);
    if (outcome !== undefined && outcome.kind !== 'ready') log.initFailed(preciseNow(), outcome);
    return outcome;
  }
}
