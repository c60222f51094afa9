/** What a line of a process's stderr means while it is debugged. */
export type InspectorLine =
  | { readonly kind: 'listening'; readonly host: string; readonly port: number }
  /** The runtime's message about its debugger, which is not function output. */
  | { readonly kind: 'noise' }
  | { readonly kind: 'output' };

const noise =
  /^(For help, see: https:\/\/nodejs\.org\/|Debugger attached\.|Debugger ending on ws:\/\/|Waiting for the debugger to disconnect\.\.\.|\d+\.\d+s - )/;

/**
 * Reads what Node.js says about its inspector (https://nodejs.org/learn/getting-started/debugging), and our Python bootstrap in the
 * same words about debugpy.
 */
export function readInspectorLine(line: string): InspectorLine {
  const [, host, port] = /^Debugger listening on (?:ws:\/\/)?(127\.0\.0\.1):(\d+)(?:\/[\w-]*)?\s*$/.exec(line) ?? [];
  if (host !== undefined && port !== undefined) return { kind: 'listening', host, port: Number(port) };
  return noise.test(line) ? { kind: 'noise' } : { kind: 'output' };
}
