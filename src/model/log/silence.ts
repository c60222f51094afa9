/**
 * Interprets a run without an error in its log. Lambda's managed Node.js and Python runtimes log every fatal error, so
 * silence means success; for other runtimes it depends on framework and settings, so the outcome is unknown.
 */
export type Silence = 'succeeded' | 'finished';

/** `runtime`: `nodejs22.x`, or as INIT_START names it, `nodejs:22.v8`; `undefined` for a container image. */
export function silenceOf(runtime: string | undefined): Silence {
  return runtime !== undefined && /^(?:nodejs|python)/.test(runtime) ? 'succeeded' : 'finished';
}

/** Same, inferred from columns that only the Node.js and Python runtimes' loggers write. */
export function silenceOfLine(message: string): Silence | undefined {
  const isOfNode = /^\d{4}-\d\d-\d\dT\S+Z\t\S+\t(?:TRACE|DEBUG|INFO|WARN|ERROR|FATAL)\t/.test(message);
  const isOfPython = /^\[(?:DEBUG|INFO|WARNING|ERROR|CRITICAL)\]\t\d{4}-\d\d-\d\dT\S+Z\t\S+\t/.test(message);
  return isOfNode || isOfPython ? 'succeeded' : undefined;
}
