import type { DebugSession } from '../debugging/debugSession';
import type { Interpreter } from './interpreter';

type Found = Extract<Interpreter, { kind: 'found' }>;

/** The same program under its debugger: it waits for one to attach before it runs a line of the function. */
export function debugged(interpreter: Found, session: DebugSession, debugpyFolder: string | undefined): Found {
  const clock = { _DWELL_DEBUG_CLOCK: session.clockFile };
  switch (session.run.language) {
    case 'node':
      // Port 0: any that is free. `-brk`: breakpoints bind before the first line.
      return {
        ...interpreter,
        canWait: false,
        args: ['--inspect-brk=127.0.0.1:0', ...interpreter.args],
        env: { ...interpreter.env, ...clock },
      };
    case 'python':
      return {
        ...interpreter,
        canWait: false,
        env: { ...interpreter.env, ...clock, _DWELL_DEBUGPY: debugpyFolder ?? '' },
      };
  }
}
