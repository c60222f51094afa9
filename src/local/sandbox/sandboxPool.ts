import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { DebugSession } from '../debugging/debugSession';
import { codeVersion } from '../functions/codeVersion';
import { logGroupOf } from '../functions/functionConfiguration';
import type { LogStore } from '../logs/logStore';
import { Sandbox } from './sandbox';
import type { WorkerSurroundings } from './workerEnvironment';

/** Maximum number of concurrent requests of one function; AWS allows 1,000 per account. */
const maxPerFunction = 10;

/** An idle process ends after this time. Lambda documents no figure; it is a few minutes. */
const idleMs = 5 * 60_000;

/** All processes: finds a warm one, starts another, ends those that run old code. */
export class SandboxPool {
  private readonly sandboxes = new Set<Sandbox>();
  /** Acquired and not yet released. */
  private readonly taken = new Set<Sandbox>();
  private readonly idleTimers = new Map<Sandbox, NodeJS.Timeout>();
  private readonly reserved = new Map<string, number>();
  private isStopped = false;

  constructor(
    private readonly logs: LogStore,
    private readonly surroundings: WorkerSurroundings,
  ) {}

  /**
   * A process for one run of the function's code as it is now: a warm one where there is one. `undefined` when the
   * function has as many as it may. A debugged run gets a process of its own, which waits for the debugger before anything else.
   */
  async acquire(declared: DeclaredFunction, debug?: DebugSession): Promise<Sandbox | undefined> {
    const version = await codeVersion(declared);
    this.endOutdated(declared.name, version);
    const warm = debug === undefined ? this.warm(declared.name) : undefined;
    if (warm !== undefined) {
      this.stopTimer(warm);
      this.taken.add(warm);
      return warm;
    }
    const starting = this.reserved.get(declared.name) ?? 0;
    if (this.isStopped || this.of(declared.name).length + starting >= maxPerFunction) return undefined;
    this.reserved.set(declared.name, starting + 1);
    try {
      const log = this.logs.openStream(logGroupOf(declared.name), Date.now());
      const sandbox = await Sandbox.start({ declared, version, log, debug }, this.surroundings);
      this.sandboxes.add(sandbox);
      this.taken.add(sandbox);
      if (this.isStopped) sandbox.end();
      return sandbox;
    } finally {
      this.reserved.set(declared.name, (this.reserved.get(declared.name) ?? 1) - 1);
    }
  }

  /** Releases a process; it is reused once it asks for work, unless it has ended. */
  release(sandbox: Sandbox): void {
    this.taken.delete(sandbox);
    if (sandbox.debug !== undefined) {
      this.sandboxes.delete(sandbox);
      sandbox.endGently();
      return;
    }
    if (sandbox.hasEnded) {
      this.sandboxes.delete(sandbox);
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

  private warm(functionName: string): Sandbox | undefined {
    return this.of(functionName).find((one) => one.isIdle && !this.taken.has(one));
  }

  private of(functionName: string): readonly Sandbox[] {
    for (const sandbox of this.sandboxes) {
      // It ended after its response, or between two runs.
      if (sandbox.hasEnded && !this.taken.has(sandbox)) this.discard(sandbox);
    }
    return [...this.sandboxes].filter((one) => one.declared.name === functionName);
  }

  private endOutdated(functionName: string, version: string): void {
    for (const sandbox of this.of(functionName)) {
      if (sandbox.version !== version && !this.taken.has(sandbox)) this.discard(sandbox);
    }
  }

  private stopTimer(sandbox: Sandbox): void {
    clearTimeout(this.idleTimers.get(sandbox));
    this.idleTimers.delete(sandbox);
  }
}
