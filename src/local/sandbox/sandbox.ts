import { existsSync } from 'node:fs';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { LogStream } from '../logs/logStore';
import { preciseNow } from '../preciseNow';
import { interpreterFor } from './interpreter';
import { RuntimeApi } from './runtimeApi';
import type { InitOutcome, SandboxOutcome, SandboxRequest } from './sandboxOutcome';
import { type WorkerSurroundings, workerEnvironment } from './workerEnvironment';
import { WorkerProcess } from './workerProcess';

/**
 * What Lambda calls an execution environment: one process behind its own Runtime API, which runs one request at a
 * time. It is used again until it fails.
 */
export class Sandbox {
  /** Whether it has run nothing yet: the next run is a cold start. */
  isFresh = true;
  /** Whether it asks for work. */
  isIdle = false;
  hasEnded = false;
  /** Of the program that runs it, `24.3.0`; unknown before it has first asked for work. */
  runtimeVersion: string | undefined;
  readonly startedMs = preciseNow();
  /** Settles when the process first asks for work, or cannot. */
  readonly initialized: Promise<InitOutcome>;
  private settleInit: (outcome: InitOutcome) => void = () => undefined;
  private finishRun: ((outcome: SandboxOutcome) => void) | undefined;
  private process: WorkerProcess | undefined;
  private reportedKb = 0;
  private readonly idleListeners: (() => void)[] = [];

  private constructor(
    readonly declared: DeclaredFunction,
    readonly version: string,
    readonly log: LogStream,
    private api: RuntimeApi | undefined,
  ) {
    this.initialized = new Promise((resolve) => {
      this.settleInit = resolve;
    });
  }

  static async start(
    declared: DeclaredFunction,
    version: string,
    log: LogStream,
    surroundings: WorkerSurroundings,
  ): Promise<Sandbox> {
    const sandbox = new Sandbox(declared, version, log, undefined);
    const interpreter = interpreterFor(declared.runtime, surroundings.runtimeFolder);
    if (interpreter.kind === 'missing') return sandbox.cannotStart(interpreter.message);
    if (!existsSync(declared.codeUri)) {
      return sandbox.cannotStart(`The code folder ${declared.codeUri} does not exist: see CodeUri in the template.`);
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
    sandbox.process = new WorkerProcess(interpreter, env, declared.codeUri, {
      log: (entry, atMs) => log.append(atMs, entry),
      ended: (detail) => sandbox.onEnded(detail),
    });
    return sandbox;
  }

  /** Runs one request. The timeout counts from now; a process that misses it is ended. */
  async run(request: SandboxRequest): Promise<SandboxOutcome> {
    this.isFresh = false;
    this.isIdle = false;
    if (this.hasEnded) return { kind: 'exited', detail: 'Runtime exited without providing a reason' };
    const outcome = await new Promise<SandboxOutcome>((resolve) => {
      const deadline = setTimeout(
        () => {
          this.finish({ kind: 'timedOut' });
          this.end();
        },
        Math.max(0, Math.ceil(request.deadlineMs - preciseNow())),
      );
      this.finishRun = (result) => {
        clearTimeout(deadline);
        resolve(result);
      };
      this.api?.deliver(request);
    });
    // A caller who invokes again at once is to find this process, not to start another.
    if (outcome.kind === 'returned' || outcome.kind === 'threw') await this.idleOrSoon();
    await outputRead();
    return outcome;
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

  /** Peak memory of the process so far, in megabytes, rounded up; 0 when it is not known. */
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

  private onNext(memoryKb: number, version: string | undefined): void {
    this.runtimeVersion = version;
    this.reportedKb = Math.max(this.reportedKb, memoryKb);
    this.isIdle = true;
    this.settleInit({ kind: 'ready', initMs: preciseNow() - this.startedMs });
    for (const listener of this.idleListeners.splice(0)) listener();
  }

  private onInitFailed(outcome: Extract<SandboxOutcome, { kind: 'threw' }>): void {
    const initMs = preciseNow() - this.startedMs;
    // Before the process is ended: what it logged about its failure is on its way.
    void outputRead().then(() => {
      this.settleInit({ ...outcome, initMs });
      this.finish(outcome);
      this.end();
    });
  }

  private onEnded(detail: string): void {
    this.hasEnded = true;
    this.isIdle = false;
    this.api?.stop();
    this.settleInit({ kind: 'exited', detail, initMs: preciseNow() - this.startedMs });
    this.finish({ kind: 'exited', detail });
  }

  private cannotStart(errorMessage: string): this {
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

/** Output that was written before an answer is in the pipes by now, but may be read after it. */
async function outputRead(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
