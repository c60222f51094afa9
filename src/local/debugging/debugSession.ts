import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DebugEvent, DebuggerWaiting } from '../../model/invocation/debugEvent';
import { preciseNow } from '../preciseNow';
import { type InspectorLine, readInspectorLine } from './inspectorOutput';
import { PauseClock } from './pauseClock';

/** Which run is debugged. */
export type DebuggedRun = Pick<DebuggerWaiting, 'traceId' | 'requestId' | 'functionName' | 'attempt' | 'language'>;

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

  stop(): void {
    this.end();
  }

  ended(): void {
    rmSync(this.clockFile, { force: true });
    this.tell({ event: 'debuggerEnded', sessionId: this.id });
  }

  private writeClock(totalMs: number, sinceMs: number | undefined): void {
    writeFileSync(this.clockFile, `${Math.round(totalMs)} ${Math.round(sinceMs ?? 0)}`, { mode: 0o600 });
  }
}
