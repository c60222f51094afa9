import { createHash, timingSafeEqual } from 'node:crypto';
import type { DebugAction, DebugEvent } from '../../model/invocation/debugEvent';
import { type DebuggedRun, DebugSession } from './debugSession';

/**
 * All debugged runs. Only the client that started the service, and passed it a key, can request one: it is notified of
 * the debug port. For other clients, the process would wait forever for a debugger.
 */
export class DebugSessions {
  private readonly open = new Map<string, DebugSession>();

  constructor(
    private readonly key: string | undefined,
    private readonly tell: (event: DebugEvent) => void,
  ) {}

  /** Whether a request has the debug key. */
  isAllowed(key: string | undefined): boolean {
    if (this.key === undefined || key === undefined) return false;
    return timingSafeEqual(digest(this.key), digest(key));
  }

  /** Whether an invocation is made inside a trace that is being debugged: what a debugged function calls is debugged, too. */
  isInDebuggedTrace(traceId: string): boolean {
    return [...this.open.values()].some((one) => one.run.traceId === traceId);
  }

  begin(run: DebuggedRun): DebugSession {
    const session = new DebugSession(run, (event) => {
      if (event.event === 'debuggerEnded') this.open.delete(event.sessionId);
      this.tell(event);
    });
    this.open.set(session.id, session);
    return session;
  }

  /** Returns whether the session exists. */
  control(id: string, action: DebugAction): boolean {
    const session = this.open.get(id);
    if (session === undefined) return false;
    switch (action) {
      case 'paused':
        session.clock.pause();
        return true;
      case 'resumed':
        session.clock.resume();
        return true;
      case 'seen':
        session.seen();
        return true;
      case 'stop':
        session.stop();
        return true;
    }
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
