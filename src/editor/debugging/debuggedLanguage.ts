import type { DebuggerWaiting } from '../../model/invocation/debugEvent';

/** What debugs functions of a runtime; `undefined` for those that do not run on this machine. */
export function debuggedLanguage(runtime: string): DebuggerWaiting['language'] | undefined {
  if (runtime.startsWith('nodejs')) return 'node';
  return runtime.startsWith('python') ? 'python' : undefined;
}
