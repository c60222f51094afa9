import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { untilSeen } from './untilSeen';

/** A place where a debugged function stands. */
export interface Stopped {
  readonly session: vscode.DebugSession;
  readonly frameId: number;
  /** `index.mjs:5`. */
  readonly place: string;
}

/** Hears when sessions stop and go on, as VS Code's own debug view does. */
export class DebugWatch implements vscode.Disposable {
  private readonly stopped: { readonly session: vscode.DebugSession; readonly threadId: number }[] = [];
  private readonly didChange = new vscode.EventEmitter<void>();
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
      () => new Promise<void>((resolve) => vscode.Disposable.from(this.didChange.event(() => resolve()))),
    );
    assert.ok(next);
    this.stopped.shift();
    const { session, threadId } = next;
    const { stackFrames } = await session.customRequest('stackTrace', { threadId, startFrame: 0, levels: 5 });
    const [top] = stackFrames;
    return { session, frameId: top.id, place: `${top.source.name.split('/').at(-1)}:${top.line}` };
  }

  dispose(): void {
    this.tracker.dispose();
  }
}

/** What an expression is worth where a function stands. */
export async function evaluate({ session, frameId }: Stopped, expression: string): Promise<string> {
  const { result } = await session.customRequest('evaluate', { expression, frameId, context: 'watch' });
  return result;
}

/** Lets a function go on, as the button of the debug toolbar does. */
export async function goOn(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.debug.continue');
}

/** Until VS Code has no session any more. */
export async function untilNoSession(): Promise<void> {
  await untilSeen(
    () => vscode.debug.activeDebugSession?.name,
    (name) => name === undefined,
    () =>
      new Promise<void>((resolve) => {
        vscode.debug.onDidTerminateDebugSession(() => resolve());
      }),
  );
}
