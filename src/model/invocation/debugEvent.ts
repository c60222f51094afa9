/** A process of a debugged function that waits for a debugger on a local port used only by this session. */
export interface DebuggerWaiting {
  readonly event: 'debuggerWaiting';
  readonly sessionId: string;
  /** Request id of the invocation, the same for all attempts. */
  readonly traceId: string;
  readonly requestId: string;
  readonly functionName: string;
  /** From 1; of a durable execution, its invocation. */
  readonly attempt: number;
  /** An invocation of a durable execution that begins with a replay: ended steps do not run again. */
  readonly isReplay?: boolean | undefined;
  readonly language: 'node' | 'python';
  readonly host: string;
  readonly port: number;
  /** The folder that the process loads its code from: another one than the declared one for what Dwell has bundled. */
  readonly codeFolder: string;
}

/** The process and its debug port have ended. */
export interface DebuggerEnded {
  readonly event: 'debuggerEnded';
  readonly sessionId: string;
}

/** The function has answered. The service holds the answer until all is reported that the debugger did before: `seen`. */
export interface DebuggerAnswered {
  readonly event: 'debuggerAnswered';
  readonly sessionId: string;
}

/** A message from the local service about a debugged function. */
export type DebugEvent = DebuggerWaiting | DebuggerAnswered | DebuggerEnded;

/** A debugger's reply: the function is paused at a breakpoint, continues, or must end; or nothing more is to be reported. */
export type DebugAction = 'paused' | 'resumed' | 'stop' | 'seen';
