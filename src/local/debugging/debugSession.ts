import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DebugEvent, DebuggerWaiting } from '../../model/invocation/debugEvent';
import { preciseNow } from '../preciseNow';
import { type InspectorLine, readInspectorLine } from './inspectorOutput';
import { PauseClock } from './pauseClock';

/** The debugged run. */
export type DebuggedRun = Pick<DebuggerWaiting, 'traceId' | 'requestId' | 'functionName' | 'attempt' | 'language'>;

/** How long a debugger may take to say that it continues or stops. */
const longestWordMs = 2_000;

/** One run of a function under a debugger: a process of its own, from its start to its end. */
export class DebugSession {
  readonly id = randomUUID();
  readonly clock: PauseClock;
  /**
   * The file from which the process reads how long it was paused: `total since`, in milliseconds. A message could not reach it while
   * it is paused, and would come too late after.
   */
  readonly clockFile = join(tmpdir(), `dwell-debug-${this.id}`);
  private isListening = false;
  private isStopped = false;
  private decided: () => void = () => undefined;
  private end: () => void = () => undefined;

  constructor(
    readonly run: DebuggedRun,
    private readonly tell: (event: DebugEvent) => void,
  ) {
    this.clock = new PauseClock(preciseNow, (totalMs, sinceMs) => this.writeClock(totalMs, sinceMs));
    this.writeClock(0, undefined);
  }

  /** `end` ends the process. */
  started(end: () => void): void {
    this.end = end;
  }

  /** Takes a line of the process's stderr; says whether it is the function's own. */
  read(line: string): InspectorLine['kind'] {
    const read = readInspectorLine(line);
    // Before a line of the function has run: what it writes in such words later is its own.
    if (read.kind === 'listening' && this.isListening) return 'output';
    if (read.kind === 'listening') {
      this.isListening = true;
      const { host, port } = read;
      this.tell({ event: 'debuggerWaiting', sessionId: this.id, ...this.run, host, port });
    }
    return read.kind;
  }

  /** The debugger was stopped, and with it the function. */
  stop(): void {
    this.isStopped = true;
    this.decided();
    this.end();
  }

  resume(): void {
    this.clock.resume();
    this.decided();
  }

  /**
   * Whether an answer is one of a function that was stopped: a debugger that leaves lets a held function run on, and says so only
   * then. Waits for its word while the function counts as paused.
   */
  async wasStopped(): Promise<boolean> {
    if (this.clock.isPaused && !this.isStopped) {
      await new Promise<void>((resolve) => {
        const enough = setTimeout(resolve, longestWordMs);
        this.decided = () => {
          clearTimeout(enough);
          resolve();
        };
      });
    }
    return this.isStopped;
  }

  ended(): void {
    rmSync(this.clockFile, { force: true });
    this.tell({ event: 'debuggerEnded', sessionId: this.id });
  }

  private writeClock(totalMs: number, sinceMs: number | undefined): void {
    // Whole or not at all: the process may read it at this moment.
    const next = `${this.clockFile}.next`;
    writeFileSync(next, `${Math.round(totalMs)} ${Math.round(sinceMs ?? 0)}`, { mode: 0o600 });
    renameSync(next, this.clockFile);
  }
}
