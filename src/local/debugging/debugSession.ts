import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DebugEvent, DebuggerWaiting } from '../../model/invocation/debugEvent';
import { preciseNow } from '../preciseNow';
import { type InspectorLine, readInspectorLine } from './inspectorOutput';
import { PauseClock } from './pauseClock';

/** The debugged run. */
export type DebuggedRun = Pick<
  DebuggerWaiting,
  'traceId' | 'requestId' | 'functionName' | 'attempt' | 'isReplay' | 'language'
>;

/** Maximum time for the window to report what the debugger did: it may be as busy as the machine. */
const maxReportMs = 60_000;

/** One run of a function under a debugger: a process of its own, from its start to its end. */
export class DebugSession {
  readonly id = randomUUID();
  readonly clock: PauseClock;
  /**
   * The file from which the process reads how long it was paused: `total since`, in milliseconds. A message could not reach it while
   * it is paused, and would come too late after.
   */
  readonly clockFile = join(tmpdir(), `dwell-debug-${this.id}`);
  private codeFolder = '';
  private isListening = false;
  private isStopped = false;
  private hasEnded = false;
  private isAsking = false;
  private decided: () => void = () => undefined;
  private end: () => void = () => undefined;

  constructor(
    readonly run: DebuggedRun,
    private readonly tell: (event: DebugEvent) => void,
  ) {
    this.clock = new PauseClock(preciseNow, (totalMs, sinceMs) => this.writeClock(totalMs, sinceMs));
    this.writeClock(0, undefined);
  }

  /** The process loads its code from `codeFolder`; `end` ends it. */
  started(codeFolder: string, end: () => void): void {
    this.codeFolder = codeFolder;
    this.end = end;
  }

  /** Handles a line of the process's stderr; returns whether it is function output. */
  read(line: string): InspectorLine['kind'] {
    const read = readInspectorLine(line);
    // Only before the function's first line has run: later, similar lines are function output.
    if (read.kind === 'listening' && this.isListening) return 'output';
    if (read.kind === 'listening') {
      this.isListening = true;
      const { host, port } = read;
      this.tell({ event: 'debuggerWaiting', sessionId: this.id, ...this.run, host, port, codeFolder: this.codeFolder });
    }
    return read.kind;
  }

  /** The debugger was stopped, which also ends the function. */
  stop(): void {
    this.isStopped = true;
    this.decided();
    this.end();
  }

  /** The window has reported all that the debugger did before the function answered. */
  seen(): void {
    this.decided();
  }

  /**
   * Whether an answer is one of a function that was stopped: a detaching debugger lets a paused function continue, and what it did may
   * arrive after the answer. So the window is told of the answer, and has the last word. To be asked as soon as there is an answer:
   * the debugger may end the process at once.
   */
  async wasStopped(): Promise<boolean> {
    if (this.isStopped || this.hasEnded || !this.isListening) return this.isStopped;
    await new Promise<void>((resolve) => {
      const enough = setTimeout(() => this.decided(), maxReportMs);
      this.decided = () => {
        clearTimeout(enough);
        this.decided = () => undefined;
        this.isAsking = false;
        resolve();
        if (this.hasEnded) this.tellEnd();
      };
      this.isAsking = true;
      this.tell({ event: 'debuggerAnswered', sessionId: this.id });
    });
    return this.isStopped;
  }

  /** The process has ended; said once. */
  ended(): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    rmSync(this.clockFile, { force: true });
    // Nobody could say any more that it was stopped.
    if (!this.isAsking) this.tellEnd();
  }

  private tellEnd(): void {
    this.tell({ event: 'debuggerEnded', sessionId: this.id });
  }

  private writeClock(totalMs: number, sinceMs: number | undefined): void {
    // Written atomically: the process may be reading it.
    const next = `${this.clockFile}.next`;
    writeFileSync(next, `${Math.round(totalMs)} ${Math.round(sinceMs ?? 0)}`, { mode: 0o600 });
    renameSync(next, this.clockFile);
  }
}
