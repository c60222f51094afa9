import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { readFrames } from './frameReader';
import type { Interpreter } from './interpreter';
import { readLines } from './lineReader';

export interface WorkerEvents {
  log(entry: string, timestampMs: number): void;
  /** Called once, after all output of the process was logged. */
  ended(detail: string): void;
}

const isWindows = process.platform === 'win32';

/** The operating system process of a sandbox: its output, its end, its memory. */
export class WorkerProcess {
  private readonly child: ChildProcess;
  private hasEnded = false;

  constructor(
    interpreter: Extract<Interpreter, { kind: 'found' }>,
    env: Readonly<Record<string, string>>,
    cwd: string,
    private readonly events: WorkerEvents,
  ) {
    // Descriptor 3 receives whole log entries. Windows cannot pass one: there the clients use stdout.
    const frames = isWindows ? {} : { _LAMBDA_TELEMETRY_LOG_FD: '3' };
    this.child = spawn(interpreter.program, [...interpreter.args], {
      cwd,
      env: { ...env, ...interpreter.env, ...frames },
      stdio: ['ignore', 'pipe', 'pipe', ...(isWindows ? [] : (['pipe'] as const))],
      // A process group of its own, so that child processes of the function end with it.
      detached: !isWindows,
      windowsHide: true,
    });
    this.readOutput();
    this.child.once('error', (error) => this.end(`Cannot start ${interpreter.program}: ${error.message}`));
    this.child.once('exit', (code, signal) => {
      // Child processes of the function may hold its output open; what was written until now is enough.
      const wait = setTimeout(() => this.end(describeExit(code, signal)), 200);
      this.child.once('close', () => {
        clearTimeout(wait);
        this.end(describeExit(code, signal));
      });
    });
  }

  kill(): void {
    const { pid } = this.child;
    if (pid === undefined || this.hasEnded) return;
    try {
      if (isWindows) this.child.kill('SIGKILL');
      else process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended in the meantime.
      this.child.kill('SIGKILL');
    }
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

  private readOutput(): void {
    const { stdout, stderr, stdio } = this.child;
    const take = (line: string) => this.events.log(line, Date.now());
    if (stdout !== null) readLines(stdout, take);
    if (stderr !== null) readLines(stderr, take);
    const frames = stdio[3];
    if (frames instanceof Readable) readFrames(frames, (entry, atMs) => this.events.log(entry, atMs));
  }

  private end(detail: string): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
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
