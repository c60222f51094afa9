import { existsSync } from 'node:fs';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { DebugSession } from '../debugging/debugSession';
import type { LogStream } from '../logs/logStore';
import { preciseNow } from '../preciseNow';
import { debugged } from './debuggedInterpreter';
import { interpreterFor } from './interpreter';
import { RuntimeApi } from './runtimeApi';
import type { InitOutcome, SandboxOutcome, SandboxRequest } from './sandboxOutcome';
import { type WorkerSurroundings, workerEnvironment } from './workerEnvironment';
import { WorkerProcess } from './workerProcess';

/** What a sandbox is started with. */
export interface SandboxStart {
  readonly declared: DeclaredFunction;
  /** Of its code. */
  readonly version: string;
  readonly log: LogStream;
  /** Of a run that is debugged. */
  readonly debug: DebugSession | undefined;
}

/** The outcome of a run whose debug session was stopped. */
const stoppedByDebugger: SandboxOutcome = { kind: 'exited', detail: 'The debug session was stopped' };

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
  /** Of the program that runs it, `24.3.0`; unknown before it has first asked for work. */
  runtimeVersion: string | undefined;
  readonly startedMs = preciseNow();
  /** Settles when the process first asks for work, or fails to. */
  readonly initialized: Promise<InitOutcome>;
  private settleInit: (outcome: InitOutcome) => void = () => undefined;
  private finishRun: ((outcome: SandboxOutcome) => void) | undefined;
  private process: WorkerProcess | undefined;
  private reportedKb = 0;
  private readonly idleListeners: (() => void)[] = [];

  readonly declared: DeclaredFunction;
  readonly version: string;
  readonly log: LogStream;
  readonly debug: DebugSession | undefined;
  private api: RuntimeApi | undefined;

  private constructor({ declared, version, log, debug }: SandboxStart) {
    this.declared = declared;
    this.version = version;
    this.log = log;
    this.debug = debug;
    this.initialized = new Promise((resolve) => {
      this.settleInit = resolve;
    });
  }

  static async start(start: SandboxStart, surroundings: WorkerSurroundings): Promise<Sandbox> {
    const { declared, log, debug } = start;
    const sandbox = new Sandbox(start);
    const interpreter = interpreterFor(declared.runtime, surroundings.runtimeFolder);
    if (interpreter.kind === 'missing') return sandbox.cannotStart(interpreter.message);
    if (!existsSync(declared.codeUri)) {
      return sandbox.cannotStart(`Code folder ${declared.codeUri} does not exist. Check CodeUri in the template.`);
    }
    sandbox.api = await RuntimeApi.start({
      asksNext: (memoryKb, version) => sandbox.onNext(memoryKb, version),
      stopsAsking: () => {
        sandbox.isIdle = false;
      },
      answered: (outcome) => sandbox.finish(outcome),
      initFailed: (outcome) => sandbox.onInitFailed(outcome),
    });
    const env = workerEnvironment(declared, log, surroundings, sandbox.api.address);
    const started = debug === undefined ? interpreter : debugged(interpreter, debug, surroundings.debugpyFolder);
    sandbox.process = new WorkerProcess(started, env, declared.codeUri, {
      log: (entry, atMs) => {
        if (debug === undefined || debug.read(entry) === 'output') log.append(atMs, entry);
      },
      ended: (detail) => sandbox.onEnded(detail),
    });
    debug?.started(() => {
      sandbox.finish(stoppedByDebugger);
      sandbox.end();
    });
    return sandbox;
  }

  /** Runs one request. The timeout starts now; a process that exceeds it is ended. */
  async run(request: SandboxRequest): Promise<SandboxOutcome> {
    this.isFresh = false;
    this.isIdle = false;
    if (this.hasEnded) return { kind: 'exited', detail: 'Runtime exited without providing a reason' };
    const outcome = await new Promise<SandboxOutcome>((resolve) => {
      const stopCounting = this.count(request.deadlineMs - preciseNow(), () => {
        this.finish({ kind: 'timedOut' });
        this.end();
      });
      this.finishRun = (result) => {
        stopCounting();
        resolve(result);
      };
      this.api?.deliver(request);
    });
    // A caller that invokes again at once must find this process instead of starting another.
    if (await this.debug?.wasStopped()) return stoppedByDebugger;
    if (outcome.kind === 'returned' || outcome.kind === 'threw') await this.idleOrSoon();
    await outputRead();
    return outcome;
  }

  /** Calls `missed` after the time that a run has, without the pauses of a debugged one; returns what takes that back. */
  private count(remainingMs: number, missed: () => void): () => void {
    if (this.debug !== undefined) return this.debug.clock.count(remainingMs, missed);
    const timer = setTimeout(missed, Math.max(0, Math.ceil(remainingMs)));
    return () => clearTimeout(timer);
  }

  /** Until the process asks for work again, which it does at once unless its code keeps it busy. */
  private idleOrSoon(): Promise<void> {
    if (this.hasEnded) return Promise.resolve();
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
    this.reportedKb = Math.max(this.reportedKb, this.process?.maxMemoryKb() ?? 0);
    return Math.ceil(this.reportedKb / 1024);
  }

  /** Ends the process. */
  end(): void {
    this.maxMemoryMb();
    this.hasEnded = true;
    this.isIdle = false;
    this.process?.kill();
    this.api?.stop();
  }

  /** Lets the process end itself, which it does without the service: so its debugger sees the end of each of its threads. */
  endGently(): void {
    this.api?.stop();
    setTimeout(() => this.end(), gracefulEndMs);
  }

  private onNext(memoryKb: number, version: string | undefined): void {
    this.runtimeVersion = version;
    this.reportedKb = Math.max(this.reportedKb, memoryKb);
    this.isIdle = true;
    this.settleInit({ kind: 'ready', initMs: preciseNow() - this.startedMs });
    for (const listener of this.idleListeners.splice(0)) listener();
  }

  private onInitFailed(outcome: Extract<SandboxOutcome, { kind: 'threw' }>): void {
    const initMs = preciseNow() - this.startedMs;
    // Before the process is ended: its log lines about the failure are still arriving.
    void outputRead().then(() => {
      this.settleInit({ ...outcome, initMs });
      this.finish(outcome);
      this.end();
    });
  }

  private onEnded(detail: string): void {
    this.debug?.ended();
    this.hasEnded = true;
    this.isIdle = false;
    this.api?.stop();
    this.settleInit({ kind: 'exited', detail, initMs: preciseNow() - this.startedMs });
    this.finish({ kind: 'exited', detail });
  }

  private cannotStart(errorMessage: string): this {
    this.debug?.ended();
    this.hasEnded = true;
    const body = Buffer.from(JSON.stringify({ errorType: 'Runtime.InvalidEntrypoint', errorMessage }), 'utf8');
    this.settleInit({ kind: 'threw', body, xrayCause: undefined, initMs: 0 });
    return this;
  }

  private finish(outcome: SandboxOutcome): void {
    this.finishRun?.(outcome);
    this.finishRun = undefined;
  }
}

/** Waits for output that was written before the response: it is in the pipes by now, but may be read later. */
async function outputRead(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
