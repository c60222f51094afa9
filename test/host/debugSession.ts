import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilSeen } from './untilSeen';

/** A place where a debugged function stands. */
export interface Stopped {
  readonly session: vscode.DebugSession;
  readonly threadId: number;
  readonly frameId: number;
  /** `index.mjs:5`. */
  readonly place: string;
}

/** Hears when sessions stop and go on, as VS Code's own debug view does. */
export class DebugWatch implements vscode.Disposable {
  private readonly stopped: { readonly session: vscode.DebugSession; readonly threadId: number }[] = [];
  private readonly didChange = new vscode.EventEmitter<void>();
  private readonly open = new Set<string>();
  private readonly subscriptions = [
    vscode.debug.onDidStartDebugSession(({ id }) => this.open.add(id)),
    vscode.debug.onDidTerminateDebugSession(({ id }) => {
      this.open.delete(id);
      this.didChange.fire();
    }),
  ];
  private readonly tracker = vscode.debug.registerDebugAdapterTrackerFactory('*', {
    createDebugAdapterTracker: (session) => ({
      onDidSendMessage: (message) => {
        if (message.type !== 'event' || message.event !== 'stopped') return;
        this.stopped.push({ session, threadId: message.body.threadId });
        this.didChange.fire();
      },
    }),
  });

  /** The next stop that nobody has asked for yet. */
  async untilStopped(): Promise<Stopped> {
    const next = await untilSeen(
      () => this.stopped[0],
      (one) => one !== undefined,
      () => this.nextChange(),
    );
    assert.ok(next);
    this.stopped.shift();
    const { session, threadId } = next;
    const { stackFrames } = await session.customRequest('stackTrace', { threadId, startFrame: 0, levels: 5 });
    const [top] = stackFrames;
    return { session, threadId, frameId: top.id, place: `${top.source.name.split('/').at(-1)}:${top.line}` };
  }

  /** Until VS Code has no session any more. */
  async untilNoSession(): Promise<void> {
    await untilSeen(
      () => [...this.open],
      (sessions) => sessions.length === 0,
      () => this.nextChange(),
    );
  }

  /** Leaves nothing for the next test: no breakpoint, no session. */
  async end(): Promise<void> {
    vscode.debug.removeBreakpoints(vscode.debug.breakpoints);
    await vscode.debug.stopDebugging();
    await this.untilNoSession();
    this.dispose();
  }

  dispose(): void {
    for (const one of [this.tracker, this.didChange, ...this.subscriptions]) one.dispose();
  }

  private nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const subscription = this.didChange.event(() => {
        subscription.dispose();
        resolve();
      });
    });
  }
}

/** What an expression is worth where a function stands. */
export async function evaluate({ session, frameId }: Stopped, expression: string): Promise<string> {
  const { result } = await session.customRequest('evaluate', { expression, frameId, context: 'watch' });
  return result;
}

/**
 * Lets a function go on. The request goes to its own session: the workbench's command takes the session in focus, which may still
 * be the one of the attempt before.
 */
export async function continueDebugging({ session, threadId }: Stopped): Promise<void> {
  await session.customRequest('continue', { threadId });
}
