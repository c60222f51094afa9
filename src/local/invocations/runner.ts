import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { CalledRun } from '../../model/invocation/calledRun';
import { type Explanation, explainFailure } from '../code/explainFailure';
import type { DebugSession } from '../debugging/debugSession';
import type { DebugSessions } from '../debugging/debugSessions';
import { functionArn, type Place } from '../functions/functionReference';
import { preciseNow } from '../preciseNow';
import type { Sandbox } from '../sandbox/sandbox';
import type { InitOutcome, ResponseSink, SandboxOutcome } from '../sandbox/sandboxOutcome';
import type { SandboxPool, ThrottleReason } from '../sandbox/sandboxPool';
import { FunctionTrace } from '../tracing/functionTrace';
import type { TraceDecision } from '../tracing/invocationTrace';
import type { TraceStore } from '../tracing/traceStore';
import type { CalledRuns } from './calledRuns';
import { type FailedInit, RunLog } from './runLog';
import { type RunVerdict, verdictOf } from './runVerdict';

/** Lambda gives the start of a process ten seconds, and then starts another as part of the run. */
const maxInitMs = 10_000;

export interface RunRequest {
  readonly requestId: string;
  readonly payload: Buffer;
  /** JSON text. */
  readonly clientContext: string | undefined;
  readonly trace: TraceDecision;
  /** Present when the caller streams the response. */
  readonly sink: ResponseSink | undefined;
  /** Version or alias, where the caller has named one. */
  readonly qualifier?: string | undefined;
  readonly tenantId?: string | undefined;
  /** From 1; events have more than one. */
  readonly attempt?: number;
  /** An invocation of a durable execution that begins with a replay. */
  readonly isReplay?: boolean;
  /** It runs in a process of its own, under a debugger. */
  readonly isDebugged?: boolean;
  /** Set for runs that a poller or an HTTP client started, which are remembered. */
  readonly calledBy?: 'poller' | NonNullable<CalledRun['http']>;
}

/** What Dwell knows of a run that AWS would not say. */
export interface RunEvidence {
  /** The language and its actual version: `Node.js 22.15.0`. */
  readonly runtime: string | undefined;
  /** Where the code comes from: `src/app.ts, bundled with the project's esbuild 0.25.1`. */
  readonly code: string;
  /** Of a failure whose reason lies in the project. */
  readonly explanation: Explanation | undefined;
}

export type RunResult =
  | {
      readonly kind: 'ran';
      /** The response (empty when it went to a sink) or the error as JSON text. */
      readonly body: Buffer;
      readonly isFunctionError: boolean;
      /** The last 4 KB of the log. */
      readonly logTail: Buffer;
      readonly evidence: RunEvidence;
    }
  | { readonly kind: 'throttled'; readonly reason: ThrottleReason };

/** A process that is ready, or why none is. `repeatedFromMs`: the second start is part of the run, which began then. */
interface Initialized {
  readonly sandbox: Sandbox;
  readonly init: InitOutcome | { readonly kind: 'timedOut' } | undefined;
  readonly repeatedFromMs: number | undefined;
}

/** Runs a function once: finds a process, passes it the payload, and writes log and trace as Lambda does. */
export class Runner {
  constructor(
    private readonly pool: SandboxPool,
    private readonly traces: TraceStore,
    private readonly debugging: DebugSessions,
    /** `runtimeFolder`: whose frames are none of the user's, `dist/runtime`. */
    private readonly surroundings: { readonly place: Place; readonly runtimeFolder: string; readonly runs: CalledRuns },
  ) {}

  async run(declared: DeclaredFunction, request: RunRequest): Promise<RunResult> {
    const acquired = await this.pool.acquire(declared, this.debugSession(declared, request));
    if (acquired.kind === 'throttled') return acquired;
    const held = { sandbox: acquired.sandbox };
    const startMs = preciseNow();
    try {
      const result = await this.runIn(held, declared, request);
      this.remember(declared, request, result, startMs);
      return result;
    } finally {
      this.pool.release(held.sandbox);
    }
  }

  private remember(declared: DeclaredFunction, request: RunRequest, result: RunResult, startMs: number): void {
    const { calledBy, requestId, payload, trace } = request;
    if (calledBy === undefined || result.kind !== 'ran') return;
    this.surroundings.runs.add({
      requestId,
      functionName: declared.name,
      traceId: trace.traceId,
      http: calledBy === 'poller' ? undefined : calledBy,
      startMs,
      endMs: preciseNow(),
      event: payload.toString('utf8'),
      response: result.body.toString('utf8'),
      isFunctionError: result.isFunctionError,
      logTail: result.logTail.toString('utf8'),
    });
  }

  /** What a debugged function calls is debugged, too. */
  private debugSession(declared: DeclaredFunction, request: RunRequest): DebugSession | undefined {
    const { requestId, attempt = 1, isReplay, isDebugged = false } = request;
    const { traceId } = request.trace;
    if (!isDebugged && !this.debugging.isInDebuggedTrace(traceId)) return undefined;
    const language = declared.runtime.startsWith('python') ? 'python' : 'node';
    return this.debugging.begin({ traceId, requestId, functionName: declared.name, attempt, isReplay, language });
  }

  private async runIn(held: { sandbox: Sandbox }, declared: DeclaredFunction, request: RunRequest): Promise<RunResult> {
    const trace = new FunctionTrace(declared, this.surroundings.place, request.trace, this.traces);
    // What it wrote since its last run is no part of this one.
    held.sandbox.readOutput();
    const log = new RunLog(held.sandbox.log, declared, request.requestId);
    const initialized = held.sandbox.isFresh
      ? await this.initialize(held, log, trace)
      : { sandbox: held.sandbox, init: undefined, repeatedFromMs: undefined };
    const { sandbox, init, repeatedFromMs } = initialized;
    const startMs = repeatedFromMs ?? preciseNow();
    trace.started(startMs, sandbox.runtimeVersion?.split(' ').at(-1));
    const initFailure = init === undefined || init.kind === 'ready' ? undefined : init;
    log.start(startMs, initFailure === undefined);
    const outcome: SandboxOutcome =
      initFailure ??
      (await sandbox.run({
        ...request,
        tenantId: request.tenantId,
        functionArn: functionArn(this.surroundings.place, declared.name, request.qualifier),
        deadlineMs: startMs + declared.timeoutSeconds * 1000,
        traceHeader: trace.handlerHeader,
      }));
    const invocationEndMs = preciseNow();
    const verdict = this.verdict(outcome, sandbox, request.requestId);
    const logTail = log.end({
      startMs,
      endMs: invocationEndMs,
      outcome: initFailure === undefined || outcome.kind === 'timedOut' ? outcome.kind : 'initFailed',
      declared,
      failure: verdict.failure,
      initMs: init?.kind === 'ready' && repeatedFromMs === undefined ? init.initMs : undefined,
      maxMemoryUsedMb: sandbox.maxMemoryMb(),
      trace: trace.reported,
    });
    const evidence = evidenceOf(sandbox, verdict);
    trace.ended(invocationEndMs, preciseNow(), verdict.failure, traced(evidence));
    return { kind: 'ran', body: verdict.body, isFunctionError: verdict.failure !== undefined, logTail, evidence };
  }

  private verdict(outcome: SandboxOutcome, sandbox: Sandbox, requestId: string): RunVerdict {
    const { timeoutSeconds, codeUri } = sandbox.declared;
    const { runtimeFolder } = this.surroundings;
    return verdictOf(outcome, { requestId, timeoutSeconds, workingDirectory: codeUri, runtimeFolder });
  }

  /** Waits for a new process; one that fails or takes too long is replaced once, and that start is part of the run. */
  private async initialize(held: { sandbox: Sandbox }, log: RunLog, trace: FunctionTrace): Promise<Initialized> {
    const { sandbox } = held;
    log.initStart(sandbox.startedMs, this.surroundings.place.region, await sandbox.programVersion);
    // The start of a debugged process waits for a person.
    const limitMs = sandbox.debug === undefined ? maxInitMs : undefined;
    const outcome = await withinMs(sandbox.initialized, limitMs);
    const endMs = sandbox.startedMs + (outcome?.initMs ?? maxInitMs);
    trace.initialized(sandbox.startedMs, endMs);
    if (outcome?.kind === 'ready') return { sandbox, init: outcome, repeatedFromMs: undefined };
    log.initFailed(preciseNow(), { phase: 'init', outcome: outcome ?? { kind: 'timedOut', initMs: maxInitMs } });
    if (sandbox.isRefused || sandbox.debug !== undefined) return { sandbox, init: outcome, repeatedFromMs: undefined };
    const repeatedFromMs = preciseNow();
    held.sandbox = await this.pool.replace(sandbox);
    const second = await withinMs(held.sandbox.initialized, sandbox.declared.timeoutSeconds * 1000);
    if (second?.kind === 'ready') return { sandbox: held.sandbox, init: second, repeatedFromMs };
    if (second === undefined) held.sandbox.end();
    const failed: FailedInit['outcome'] = second ?? { kind: 'timedOut', initMs: preciseNow() - repeatedFromMs };
    log.initFailed(preciseNow(), { phase: 'invoke', outcome: failed });
    return { sandbox: held.sandbox, init: failed, repeatedFromMs };
  }
}

function evidenceOf(sandbox: Sandbox, verdict: RunVerdict): RunEvidence {
  return {
    runtime: sandbox.runtimeVersion,
    code: sandbox.origin,
    explanation:
      verdict.failure === undefined ? undefined : explainFailure(verdict.failure, sandbox.declared, sandbox.remedy),
  };
}

/** As the trace has it: members that say nothing are left out. */
function traced({ runtime, code, explanation }: RunEvidence): Readonly<Record<string, unknown>> {
  return {
    ...(runtime === undefined ? {} : { runtime }),
    ...(code === '' ? {} : { code }),
    ...(explanation === undefined ? {} : { explanation: explanation.message }),
    ...(explanation?.remedy === undefined ? {} : { remedy: explanation.remedy }),
  };
}

async function withinMs<T>(promise: Promise<T>, limitMs: number | undefined): Promise<T | undefined> {
  if (limitMs === undefined) return promise;
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  const result = await Promise.race([promise, tooLong]);
  clearTimeout(timer);
  return result;
}
