import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { LocalRemedy as Remedy } from '../../model/invocation/localRun';
import type { Preparation } from '../code/preparedCode';
import type { DebugSession } from '../debugging/debugSession';
import type { LogStream } from '../logs/logStore';
import { preciseNow } from '../preciseNow';
import { debugged } from './debuggedInterpreter';
import { debuggerStopped } from './debuggerStopped';
import { interpreterFor } from './interpreter';
import { RuntimeApi, type RuntimeApiEvents } from './runtimeApi';
import type { InitOutcome, SandboxOutcome, SandboxRequest } from './sandboxOutcome';
import { socketPath } from './socketPath';
import { needsOwnStart, ownEnvironment, type WorkerSurroundings, workerEnvironment } from './workerEnvironment';
import { WorkerProcess } from './workerProcess';
import type { WorkerReserve } from './workerReserve';

/** What a sandbox is made for. */
export interface SandboxSetup {
  readonly declared: DeclaredFunction;
  readonly version: string;
  readonly preparation: Preparation;
  readonly log: LogStream;
  /** Of a run that is debugged. */
  readonly debug: DebugSession | undefined;
}

/** The outcome of a run whose debug session was stopped. */
const stoppedByDebugger = { kind: 'exited', detail: debuggerStopped } as const;

/** How long a process may take to end itself. */
const gracefulEndMs = 1_000;

/**
 * What Lambda calls an execution environment: one process behind its own Runtime API, which runs one request at a time. It is
 * reused until it fails.
 */
export class Sandbox {
  /** Whether it has not run anything yet: the next run is a cold start. */
  isFresh = true;
  /** Whether it is waiting for work. */
  isIdle = false;
  hasEnded = false;
  /** Whether the process could never be started, so a retry is useless. */
  isRefused = false;
  /** What would help, where it is known. */
  remedy: Remedy | undefined;
  /** `Node.js 22.15.0`, as the process says; `undefined` before it has. */
  runtimeVersion: string | undefined;
  /** `24.3.0`: of the program that it was started with, known before the process has said anything. */
  programVersion: Promise<string | undefined> = Promise.resolve(undefined);
  readonly startedMs = preciseNow();
  /** Settles when the process first asks for work, or fails to. */
  readonly initialized: Promise<InitOutcome>;
  private settleInit: (outcome: InitOutcome) => void = () => undefined;
  private finishRun: ((outcome: SandboxOutcome) => void) | undefined;
  private process: WorkerProcess | undefined;
  private api: RuntimeApi | undefined;
  private reportedKb = 0;
  private readonly idleListeners: (() => void)[] = [];

  private constructor(private readonly setup: SandboxSetup) {
    this.initialized = new Promise((resolve) => {
      this.settleInit = resolve;
    });
  }

  get declared(): DeclaredFunction {
    return this.setup.declared;
  }

  get version(): string {
    return this.setup.version;
  }

  get log(): LogStream {
    return this.setup.log;
  }

  get debug(): DebugSession | undefined {
    return this.setup.debug;
  }

  /** Where its code comes from, for a user; empty when it has none. */
  get origin(): string {
    const { preparation } = this.setup;
    return preparation.kind === 'ready' ? preparation.code.origin : '';
  }

  /** The folder that its code is loaded from; empty when it has none. */
  get taskRoot(): string {
    const { preparation } = this.setup;
    return preparation.kind === 'ready' ? preparation.code.taskRoot : '';
  }

  static async start(setup: SandboxSetup, surroundings: WorkerSurroundings, reserve: WorkerReserve): Promise<Sandbox> {
    const sandbox = new Sandbox(setup);
    const { preparation, declared } = setup;
    if (preparation.kind === 'refused')
      return sandbox.refuse(preparation.errorType, preparation.message, preparation.remedy);
    const { code } = preparation;
    const { runtime, project } = declared;
    const environment = ownEnvironment(declared, surroundings);
    const interpreter = interpreterFor({ runtime, projectFolder: project.folder, code, environment }, surroundings);
    if (interpreter.kind === 'missing')
      return sandbox.refuse('Runtime.InvalidEntrypoint', interpreter.message, undefined);
    if (interpreter.version !== undefined) sandbox.programVersion = interpreter.version;
    const runtimeSocket = socketPath(surroundings.scratchFolder);
    const runtimeEvents = {
      asksNext: (memoryKb, version) => sandbox.onNext(memoryKb, version),
      stopsAsking: () => {
        sandbox.isIdle = false;
      },
      answered: (outcome) => sandbox.finish(outcome),
      initFailed: (outcome, version) => sandbox.onInitFailed(outcome, version),
    } satisfies RuntimeApiEvents;
    sandbox.api = await RuntimeApi.start(runtimeEvents, runtimeSocket);
    const task = { declared, code, log: setup.log, runtimeApi: sandbox.api.address, runtimeSocket };
    const env = workerEnvironment(task, surroundings);
    const events = {
      // Files of the runtime client are called as on Lambda.
      log: (entry: string, atMs: number) => {
        if (setup.debug !== undefined && setup.debug.read(entry) !== 'output') return;
        setup.log.append(atMs, entry.replaceAll(surroundings.runtimeFolder, '/var/runtime'));
      },
      ended: (detail: string) => sandbox.onEnded(detail),
    };
    const { debug } = setup;
    debug?.started(code.taskRoot, () => {
      sandbox.settleInit({ ...stoppedByDebugger, initMs: preciseNow() - sandbox.startedMs });
      sandbox.finish(stoppedByDebugger);
      sandbox.end();
    });
    if (debug === undefined && interpreter.canWait && !needsOwnStart(environment)) {
      sandbox.process = reserve.take(interpreter);
      sandbox.process.begin(events, { env, cwd: code.folder });
      return sandbox;
    }
    const { scratchFolder } = surroundings;
    const mark = reserve.nextMark();
    const started = debug === undefined ? interpreter : debugged(interpreter, debug, surroundings.debugpyFolder);
    sandbox.process = new WorkerProcess({ interpreter: started, env, cwd: code.folder, scratchFolder, mark });
    sandbox.process.begin(events);
    return sandbox;
  }

  /** Runs one request. The timeout starts now; a process that exceeds it is ended. */
  async run(request: SandboxRequest): Promise<SandboxOutcome> {
    this.isFresh = false;
    this.isIdle = false;
    if (this.hasEnded) return { kind: 'exited', detail: 'Runtime exited without providing a reason' };
    this.process?.lookAtOutput(true);
    const outcome = await new Promise<SandboxOutcome>((resolve) => {
      const stopCounting = this.count(request.deadlineMs - preciseNow(), () => {
        this.process?.readOutputToEnd();
        this.finish({ kind: 'timedOut' });
        this.end();
      });
      this.finishRun = (result) => {
        stopCounting();
        resolve(result);
      };
      this.api?.deliver(request);
    });
    const wasStopped = this.debug?.wasStopped();
    // A caller that invokes again at once must find this process instead of starting another.
    if (outcome.kind === 'returned' || outcome.kind === 'threw') await this.idleOrSoon();
    if (await wasStopped) return stoppedByDebugger;
    // What it wrote up to its answer is in the file by now; what follows belongs to the next run.
    this.process?.readOutputToEnd();
    this.process?.lookAtOutput(false);
    return outcome;
  }

  /** Calls `missed` after the time that a run has, without the pauses of a debugged one; returns what takes that back. */
  private count(remainingMs: number, missed: () => void): () => void {
    if (this.debug !== undefined) return this.debug.clock.count(remainingMs, missed);
    const timer = setTimeout(missed, Math.max(0, Math.ceil(remainingMs)));
    return () => clearTimeout(timer);
  }

  /** Lets the process end itself, which it does without the service: so its debugger sees the end of each of its threads. */
  endGently(): void {
    this.api?.stop();
    setTimeout(() => this.end(), gracefulEndMs);
  }

  /** Logs what it has written since its last run. */
  readOutput(): void {
    this.process?.readOutputToEnd();
  }

  /** Until the process asks for work again, which it does at once unless its code keeps it busy. */
  private idleOrSoon(): Promise<void> {
    if (this.hasEnded || this.isIdle) return Promise.resolve();
    return new Promise((resolve) => {
      const enough = setTimeout(resolve, 50);
      this.whenIdle(() => {
        clearTimeout(enough);
        resolve();
      });
    });
  }

  /** Calls `listener` once, when the process next asks for work. */
  whenIdle(listener: () => void): void {
    if (this.isIdle) listener();
    else this.idleListeners.push(listener);
  }

  /** Peak memory of the process so far, in megabytes, rounded up; 0 when unknown. */
  maxMemoryMb(): number {
    if (this.reportedKb === 0) this.reportedKb = this.process?.maxMemoryKb() ?? 0;
    return Math.ceil(this.reportedKb / 1024);
  }

  /** Ends the process. */
  end(): void {
    this.reportedKb = Math.max(this.reportedKb, this.process?.maxMemoryKb() ?? 0);
    this.hasEnded = true;
    this.isIdle = false;
    this.process?.kill();
    this.api?.stop();
    this.debug?.ended();
  }

  private onNext(memoryKb: number, runtimeVersion: string | undefined): void {
    this.reportedKb = Math.max(this.reportedKb, memoryKb);
    this.runtimeVersion ??= runtimeVersion;
    this.isIdle = true;
    this.process?.readOutput();
    this.settleInit({ kind: 'ready', initMs: preciseNow() - this.startedMs });
    for (const listener of this.idleListeners.splice(0)) listener();
  }

  private onInitFailed(outcome: Extract<SandboxOutcome, { kind: 'threw' }>, runtimeVersion: string | undefined): void {
    this.runtimeVersion ??= runtimeVersion;
    const initMs = preciseNow() - this.startedMs;
    this.process?.readOutputToEnd();
    this.settleInit({ ...outcome, initMs });
    this.finish(outcome);
    this.end();
  }

  private onEnded(detail: string): void {
    this.hasEnded = true;
    this.isIdle = false;
    this.api?.stop();
    this.debug?.ended();
    // What it started may still be there.
    this.process?.kill();
    this.settleInit({ kind: 'exited', detail, initMs: preciseNow() - this.startedMs });
    this.finish({ kind: 'exited', detail });
    for (const listener of this.idleListeners.splice(0)) listener();
  }

  private refuse(errorType: string, errorMessage: string, remedy: Remedy | undefined): this {
    this.hasEnded = true;
    this.isRefused = true;
    this.remedy = remedy;
    const body = Buffer.from(JSON.stringify({ errorType, errorMessage }), 'utf8');
    this.settleInit({ kind: 'threw', body, xrayCause: undefined, initMs: 0 });
    return this;
  }

  private finish(outcome: SandboxOutcome): void {
    this.finishRun?.(outcome);
    this.finishRun = undefined;
  }
}
