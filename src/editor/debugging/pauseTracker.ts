import type * as vscode from 'vscode';
import type { DebugAction } from '../../model/invocation/debugEvent';

/** The parts of the Debug Adapter Protocol that affect the function's clock. */
interface DapMessage {
  readonly type?: unknown;
  readonly event?: unknown;
  readonly command?: unknown;
}

/** Requests after which the function runs again (https://microsoft.github.io/debug-adapter-protocol/specification). */
const runs = ['continue', 'next', 'stepIn', 'stepOut', 'stepBack', 'reverseContinue', 'goto', 'restartFrame'];

/** Hears when a session stops at a breakpoint, continues, and is ended. */
export class PauseTracker implements vscode.DebugAdapterTracker {
  constructor(private readonly changed: (state: DebugAction) => void) {}

  onDidSendMessage({ type, event }: DapMessage): void {
    if (type !== 'event') return;
    if (event === 'stopped') this.changed('paused');
    if (event === 'continued') this.changed('resumed');
  }

  onWillReceiveMessage({ type, command }: DapMessage): void {
    if (type !== 'request') return;
    if (command === 'disconnect' || command === 'terminate') this.changed('stop');
    if (runs.some((one) => one === command)) this.changed('resumed');
  }
}
