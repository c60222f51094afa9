import type { Interpreter } from './interpreter';
import { waitingEnvironment } from './workerEnvironment';
import { WorkerProcess, type WorkerSetup } from './workerProcess';

type Found = Extract<Interpreter, { kind: 'found' }>;

/** How long after a process was taken the next one is started: not while the one taken is busy with its start. */
const refillAfterMs = 300;

/**
 * One started process per language, which waits for its function: most of a cold start is the start of the language itself.
 */
export class WorkerReserve {
  private readonly waiting = new Map<string, WorkerProcess>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private count = 0;

  constructor(
    private readonly mark: string,
    private readonly scratchFolder: string,
  ) {}

  /** A mark that no other process has: see `killMarked`. */
  nextMark(): string {
    this.count += 1;
    return `${this.mark}.${this.count}.`;
  }

  /** A process that waits for its task, started now where none is ready. Another one will be. */
  take(interpreter: Found): WorkerProcess {
    const key = keyOf(interpreter);
    const ready = this.waiting.get(key);
    this.waiting.delete(key);
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      this.fill(interpreter);
    }, refillAfterMs).unref();
    this.timers.add(timer);
    return ready !== undefined && !ready.hasEnded ? ready : this.start(interpreter);
  }

  /** Starts a process to wait. */
  fill(interpreter: Found): void {
    const key = keyOf(interpreter);
    const known = this.waiting.get(key);
    if (known === undefined || known.hasEnded) this.waiting.set(key, this.start(interpreter));
  }

  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    for (const process of this.waiting.values()) process.kill();
    this.waiting.clear();
  }

  private start(interpreter: Found): WorkerProcess {
    const setup: WorkerSetup = {
      interpreter,
      env: waitingEnvironment(),
      cwd: this.scratchFolder,
      scratchFolder: this.scratchFolder,
      mark: this.nextMark(),
    };
    return new WorkerProcess(setup);
  }
}

function keyOf({ program, args }: Found): string {
  return JSON.stringify([program, args]);
}
