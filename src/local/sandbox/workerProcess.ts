import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Interpreter } from './interpreter';
import { OutputFile } from './outputFile';
import { killMarked, markVariable } from './processMarks';

export interface WorkerEvents {
  log(entry: string, timestampMs: number): void;
  /** Called once, after all output of the process was logged. */
  ended(detail: string): void;
}

/** What every process is started with. */
export interface WorkerSetup {
  readonly interpreter: Extract<Interpreter, { kind: 'found' }>;
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  /** For the file with its output; nobody else may read there. */
  readonly scratchFolder: string;
  /** Unique among all processes on this machine: see `killMarked`. */
  readonly mark: string;
}

/** The task sent to a reserve process. */
export interface WorkerTaskInput {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

const isWindows = process.platform === 'win32';

/** Polling interval for the output of a running process while its log is followed. */
const lookEveryMs = 25;

const nobody: WorkerEvents = { log: () => undefined, ended: () => undefined };

/** The operating system's side of a sandbox: one process, its output, its end, its memory. */
export class WorkerProcess {
  hasEnded = false;
  private readonly child: ChildProcess;
  private readonly output: OutputFile;
  private events: WorkerEvents = nobody;
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly setup: WorkerSetup) {
    const { interpreter, env, cwd } = setup;
    this.output = OutputFile.create(setup.scratchFolder, (entry, atMs) => this.events.log(entry, atMs ?? Date.now()));
    this.child = spawn(interpreter.program, [...interpreter.args], {
      cwd,
      env: { ...env, ...interpreter.env, ...this.ownVariables() },
      stdio: ['pipe', this.output.fd, this.output.fd],
      // A group of its own, so that what the function started ends with it.
      detached: !isWindows,
      windowsHide: true,
    });
    this.child.stdin?.on('error', () => undefined);
    this.child.once('error', (error) => this.end(`${interpreter.program} could not be started: ${error.message}`));
    this.child.once('exit', (code, signal) => this.end(describeExit(code, signal)));
  }

  /**
   * From now on its lines and its end are for `events`. `task` is what a process in reserve waits for on its stdin, which is
   * empty from then on, as on Lambda.
   */
  begin(events: WorkerEvents, task?: WorkerTaskInput): void {
    this.events = events;
    const env = { ...task?.env, ...this.setup.interpreter.env, ...this.ownVariables() };
    this.child.stdin?.end(task === undefined ? '' : JSON.stringify({ env, cwd: task.cwd }));
    this.lookAtOutput(true);
  }

  /** The frames of runtime clients go where the lines go, which keeps their order. */
  private ownVariables(): Record<string, string> {
    return { _LAMBDA_TELEMETRY_LOG_FD: '1', [markVariable]: this.setup.mark };
  }

  /** Whether its output is polled continuously. */
  lookAtOutput(isAtWork: boolean): void {
    clearInterval(this.looking);
    this.looking = isAtWork && !this.hasEnded ? setInterval(() => this.readOutput(), lookEveryMs) : undefined;
  }

  /** Logs what it has written up to now. */
  readOutput(): void {
    if (!this.hasEnded) this.output.read();
  }

  /** The same, a line without an end included. */
  readOutputToEnd(): void {
    if (!this.hasEnded) this.output.readToEnd();
  }

  kill(): void {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      if (isWindows) this.child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // Gone by itself in the meantime.
    }
    killMarked(this.setup.mark, pid);
  }

  /** The peak so far, in kilobytes, on systems that report it. */
  maxMemoryKb(): number | undefined {
    if (process.platform !== 'linux') return undefined;
    try {
      const status = readFileSync(`/proc/${this.child.pid}/status`, 'utf8');
      return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) || undefined;
    } catch {
      // The process has ended.
      return undefined;
    }
  }

  private end(detail: string): void {
    if (this.hasEnded) return;
    this.output.readToEnd();
    this.hasEnded = true;
    this.lookAtOutput(false);
    this.output.close();
    this.events.ended(detail);
  }
}

/** Describes the end of a process in Lambda's words. */
function describeExit(code: number | null, signal: string | null): string {
  if (signal !== null) return `Runtime exited with error: signal: ${signalWord(signal)}`;
  if (code === 0 || code === null) return 'Runtime exited without providing a reason';
  return `Runtime exited with error: exit status ${code}`;
}

function signalWord(signal: string): string {
  const words: Readonly<Record<string, string>> = {
    SIGKILL: 'killed',
    SIGTERM: 'terminated',
    SIGABRT: 'aborted (core dumped)',
    SIGSEGV: 'segmentation fault (core dumped)',
  };
  return words[signal] ?? signal;
}
