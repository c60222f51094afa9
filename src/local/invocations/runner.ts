import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { DebugSession } from '../debugging/debugSession';
import type { DebugSessions } from '../debugging/debugSessions';
import { functionArn, type Place } from '../functions/functionReference';
import { preciseNow } from '../preciseNow';
import type { Sandbox } from '../sandbox/sandbox';
import type { InitOutcome, ResponseSink } from '../sandbox/sandboxOutcome';
import type { SandboxPool } from '../sandbox/sandboxPool';
import { FunctionTrace } from '../tracing/functionTrace';
import type { TraceDecision } from '../tracing/invocationTrace';
import type { TraceStore } from '../tracing/traceStore';
import { RunLog } from './runLog';
import { verdictOf } from './runVerdict';

/** Lambda allows ten seconds for the init; a longer init counts as part of the run. */
const maxInitMs = 10_000;

export interface RunRequest {
  readonly requestId: string;
  readonly payload: Buffer;
  /** JSON text. */
  readonly clientContext: string | undefined;
  readonly trace: TraceDecision;
  /** Present when the caller streams the response. */
  readonly sink: ResponseSink | undefined;
  /** From 1; events have more than one. */
  readonly attempt?: number;
  /** It runs in a process of its own, under a debugger. */
  readonly isDebugged?: boolean;
}

export type RunResult =
  | {
      readonly kind: 'ran';
      /** The response (empty when it went to a sink) or the error as JSON text. */
      readonly body: Buffer;
      readonly isFunctionError: boolean;
      /** The last 4 KB of the log. */
      readonly logTail: Buffer;
    }
  | { readonly kind: 'throttled' };

/** Runs a function once: finds a process, passes it the payload, and writes log and trace as Lambda does. */
export class Runner {
  constructor(
    private readonly pool: SandboxPool,
    private readonly traces: TraceStore,
    private readonly place: Place,
    private readonly debugging: DebugSessions,
  ) {}

  async run(declared: DeclaredFunction, request: RunRequest): Promise<RunResult> {
    const sandbox = await this.pool.acquire(declared, this.debugSession(declared, request));
    if (sandbox === undefined) return { kind: 'throttled' };
    try {
      return await this.runIn(sandbox, declared, request);
    } finally {
      this.pool.release(sandbox);
    }
  }

  /** What a debugged function calls is debugged, too. */
  private debugSession(declared: DeclaredFunction, request: RunRequest): DebugSession | undefined {
    const { requestId, attempt = 1, isDebugged = false } = request;
    const { traceId } = request.trace;
    if (!isDebugged && !this.debugging.isInDebuggedTrace(traceId)) return undefined;
    const language = declared.runtime.startsWith('python') ? 'python' : 'node';
    return this.debugging.begin({ traceId, requestId, functionName: declared.name, attempt, language });
  }

  private async runIn(sandbox: Sandbox, declared: DeclaredFunction, request: RunRequest): Promise<RunResult> {
    const trace = new FunctionTrace(declared, this.place, request.trace, this.traces);
    const log = new RunLog(sandbox.log, request.requestId);
    const init = sandbox.isFresh ? await this.initialize(sandbox, log, trace) : undefined;
    const startMs = preciseNow();
    trace.started(startMs, sandbox.runtimeVersion);
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
      // The start of a debugged process waits for a person.
      if (sandbox.debug !== undefined) return;
      timer = setTimeout(() => resolve(undefined), maxInitMs);
    });
    const outcome = await Promise.race([sandbox.initialized, tooLong]);
    clearTimeout(timer);
    if (outcome !== undefined) trace.initialized(sandbox.startedMs, sandbox.startedMs + outcome.initMs);
    if (outcome !== undefined && outcome.kind !== 'ready') log.initFailed(preciseNow(), outcome);
    return outcome;
  }
}
