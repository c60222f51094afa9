/**
 * What a run means that ended without an error in its log. Lambda's managed runtimes of Node.js and Python log every error that
 * ends a run, in a form of their own; elsewhere it depends on the runtime, the framework and its settings, so the log does not
 * say how the run went.
 */
export type Silence = 'succeeded' | 'finished';

/** `runtime`: `nodejs22.x`, or as INIT_START names it, `nodejs:22.v8`; `undefined` for a container image. */
export function silenceOf(runtime: string | undefined): Silence {
  return runtime !== undefined && /^(?:nodejs|python)/.test(runtime) ? 'succeeded' : 'finished';
}

/** The same where an event has the columns that only the loggers of Node.js' and Python's runtimes write. */
export function silenceOfLine(message: string): Silence | undefined {
  const isOfNode = /^\d{4}-\d\d-\d\dT\S+Z\t\S+\t(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\t/.test(message);
  const isOfPython = /^\[(?:DEBUG|INFO|WARNING|ERROR|CRITICAL)\]\t\d{4}-\d\d-\d\dT\S+Z\t\S+\t/.test(message);
  return isOfNode || isOfPython ? 'succeeded' : undefined;
}
