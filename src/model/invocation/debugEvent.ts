/** A process of a debugged function that waits for a debugger, on a port of this machine that only this session opens. */
export interface DebuggerWaiting {
  readonly event: 'debuggerWaiting';
  readonly sessionId: string;
  /** Of the invocation: all its attempts have the same. */
  readonly traceId: string;
  readonly requestId: string;
  readonly functionName: string;
  /** From 1. */
  readonly attempt: number;
  readonly language: 'node' | 'python';
  readonly host: string;
  readonly port: number;
}

/** The process has ended, and with it what listened for a debugger. */
export interface DebuggerEnded {
  readonly event: 'debuggerEnded';
  readonly sessionId: string;
}

/** What the local service says about functions that are debugged. */
export type DebugEvent = DebuggerWaiting | DebuggerEnded;

/** What a debugger says back: its function stopped at a breakpoint, goes on, or is to end. */
export type DebugAction = 'paused' | 'resumed' | 'stop';
