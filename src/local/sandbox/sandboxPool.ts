import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { CodeVersions } from '../code/codeVersions';
import type { CodeTools } from '../code/codeWords';
import { GeneratedFolders } from '../code/generatedFolders';
import { prepareCode } from '../code/prepareCode';
import type { Preparation } from '../code/preparedCode';
import type { DebugSession } from '../debugging/debugSession';
import { logGroupOf } from '../functions/functionConfiguration';
import type { LogStore, LogStream } from '../logs/logStore';
import { Sandbox } from './sandbox';
import type { WorkerSurroundings } from './workerEnvironment';
import type { WorkerReserve } from './workerReserve';

/** An idle process ends after this time. Lambda documents no figure; it is a few minutes. */
const idleMs = 5 * 60_000;

/** What AWS says of a request that finds no process (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html). */
export type ThrottleReason = 'ConcurrentInvocationLimitExceeded' | 'ReservedFunctionConcurrentInvocationLimitExceeded';

export type Acquired =
  | { readonly kind: 'sandbox'; readonly sandbox: Sandbox }
  | { readonly kind: 'throttled'; readonly reason: ThrottleReason };

export interface SandboxPoolNeeds {
  readonly logs: LogStore;
  readonly surroundings: WorkerSurroundings;
  readonly reserve: WorkerReserve;
  readonly versions: CodeVersions;
  readonly tools: CodeTools;
  /** How many requests run at the same time, over all functions; AWS has 1,000 for an account. */
  readonly maxConcurrency: number;
}

interface PreparedVersion {
  readonly preparation: Preparation;
  readonly version: string;
}

/** The pool of all processes: finds a warm one, starts new ones, ends idle ones. */
export class SandboxPool {
  private readonly sandboxes = new Set<Sandbox>();
  /** Acquired and not yet released. */
  private readonly taken = new Set<Sandbox>();
  private readonly idleTimers = new Map<Sandbox, NodeJS.Timeout>();
  /** Being started, by function. */
  private readonly starting = new Map<string, number>();
  private readonly prepared = new Map<string, { version: string; readonly preparation: Promise<Preparation> }>();
  private isStopped = false;
  private readonly generated: GeneratedFolders;

  constructor(private readonly needs: SandboxPoolNeeds) {
    const isUsed = (folder: string) => [...this.sandboxes].some(({ taskRoot }) => taskRoot === folder);
    this.generated = new GeneratedFolders(needs.tools.scratchFolder, isUsed);
  }

  /** A process for one run of the function's code as it is now: a warm one where there is one; under a debugger always a new one. */
  async acquire(declared: DeclaredFunction, debug?: DebugSession): Promise<Acquired> {
    const version = await this.needs.versions.of(declared);
    // What came in together with the request is known after one turn: a process that has ended by now is not found warm.
    await nextTurn();
    this.endOutdated(declared.name, version);
    const reason = this.limitFor(declared);
    if (reason !== undefined) return { kind: 'throttled', reason };
    const warm = debug === undefined ? this.warm(declared.name) : undefined;
    if (warm !== undefined) {
      this.stopTimer(warm);
      this.taken.add(warm);
      return { kind: 'sandbox', sandbox: warm };
    }
    return { kind: 'sandbox', sandbox: await this.start(declared, version, { debug }) };
  }

  /** Another process in place of one whose start has failed. */
  async replace(sandbox: Sandbox): Promise<Sandbox> {
    this.taken.delete(sandbox);
    this.discard(sandbox);
    return this.start(sandbox.declared, sandbox.version, { log: sandbox.log });
  }

  /** Releases a process; it is reused once it asks for work, unless it has ended. */
  release(sandbox: Sandbox): void {
    this.taken.delete(sandbox);
    if (sandbox.hasEnded) {
      this.sandboxes.delete(sandbox);
      return;
    }
    if (sandbox.debug !== undefined) {
      this.sandboxes.delete(sandbox);
      sandbox.endGently();
      return;
    }
    sandbox.whenIdle(() => {
      if (this.taken.has(sandbox)) return;
      this.stopTimer(sandbox);
      this.idleTimers.set(sandbox, setTimeout(() => this.discard(sandbox), idleMs).unref());
    });
  }

  /** Ends a process and removes it. */
  discard(sandbox: Sandbox): void {
    this.stopTimer(sandbox);
    this.sandboxes.delete(sandbox);
    sandbox.end();
  }

  stop(): void {
    this.isStopped = true;
    for (const sandbox of this.sandboxes) this.discard(sandbox);
  }

  private async start(
    declared: DeclaredFunction,
    version: string,
    own: { readonly log?: LogStream; readonly debug?: DebugSession | undefined },
  ): Promise<Sandbox> {
    const { name } = declared;
    this.starting.set(name, (this.starting.get(name) ?? 0) + 1);
    try {
      const { logs, surroundings, reserve, maxConcurrency } = this.needs;
      // Processes that wait for work are many functions' when there are many functions.
      if (this.sandboxes.size >= 2 * maxConcurrency) this.endOldestIdle();
      const { preparation, version: versionNow } = await this.prepareFor(declared, version, own.debug !== undefined);
      const log = own.log ?? logs.openStream(logGroupOf(declared), Date.now());
      const sandbox = await Sandbox.start(
        { declared, version: versionNow, preparation, log, debug: own.debug },
        surroundings,
        reserve,
      );
      this.sandboxes.add(sandbox);
      this.taken.add(sandbox);
      if (this.isStopped) sandbox.end();
      return sandbox;
    } finally {
      this.starting.set(name, (this.starting.get(name) ?? 1) - 1);
    }
  }

  /** What a debugger would not find its way in is prepared a second time for it. */
  private async prepareFor(declared: DeclaredFunction, version: string, isDebugged: boolean): Promise<PreparedVersion> {
    const { tools } = this.needs;
    const plain = await this.prepare(declared, version, tools);
    const isOpaque = plain.preparation.kind === 'ready' && plain.preparation.code.isOpaque;
    return isDebugged && isOpaque ? this.prepare(declared, plain.version, { ...tools, needsSource: true }) : plain;
  }

  /** Code is made ready once for all processes of a version. */
  private async prepare(declared: DeclaredFunction, version: string, tools: CodeTools): Promise<PreparedVersion> {
    const { versions } = this.needs;
    const key = tools.needsSource === true ? `${declared.name} with its source` : declared.name;
    const known = this.prepared.get(key);
    if (known?.version === version) return { preparation: await known.preparation, version: known.version };
    const made = { version, preparation: prepareCode(declared, tools) };
    this.prepared.set(key, made);
    const preparation = await made.preparation;
    if (preparation.kind === 'ready') void this.generated.replace(key, preparation.code.taskRoot);
    if (preparation.kind === 'refused') {
      // The missing part can be anywhere, for example in an installation.
      this.prepared.delete(key);
    } else if (preparation.code.inputFolders.length > 0) {
      versions.addInputs(declared.name, preparation.code.inputFolders);
      made.version = await versions.of(declared);
    }
    return { preparation, version: made.version };
  }

  private limitFor({ name, reservedConcurrency }: DeclaredFunction): ThrottleReason | undefined {
    const running = (wanted?: string) =>
      [...this.taken].filter((one) => wanted === undefined || one.declared.name === wanted).length +
      [...this.starting].reduce((sum, [of, count]) => (wanted === undefined || of === wanted ? sum + count : sum), 0);
    if (reservedConcurrency !== undefined && running(name) >= reservedConcurrency) {
      return 'ReservedFunctionConcurrentInvocationLimitExceeded';
    }
    return this.isStopped || running() >= this.needs.maxConcurrency ? 'ConcurrentInvocationLimitExceeded' : undefined;
  }

  private of(functionName: string): readonly Sandbox[] {
    for (const sandbox of this.sandboxes) {
      // It ended after its response, or between two runs.
      if (sandbox.hasEnded && !this.taken.has(sandbox)) this.discard(sandbox);
    }
    return [...this.sandboxes].filter((one) => one.declared.name === functionName);
  }

  private warm(functionName: string): Sandbox | undefined {
    return this.of(functionName).find((one) => one.isIdle && !this.taken.has(one) && one.debug === undefined);
  }

  private endOutdated(functionName: string, version: string): void {
    for (const sandbox of this.of(functionName)) {
      if (sandbox.version !== version && !this.taken.has(sandbox)) this.discard(sandbox);
    }
  }

  private endOldestIdle(): void {
    const oldest = [...this.sandboxes].find((one) => one.isIdle && !this.taken.has(one));
    if (oldest !== undefined) this.discard(oldest);
  }

  private stopTimer(sandbox: Sandbox): void {
    clearTimeout(this.idleTimers.get(sandbox));
    this.idleTimers.delete(sandbox);
  }
}
