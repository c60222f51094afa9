import type * as vscode from 'vscode';
import { statusItems } from '../../../ids';
import type { InvocationStore } from '../../../invocations/invocationStore';
import { wholeSeconds } from '../../../model/base/duration';
import type { Invocation } from '../../../model/invocation/invocation';
import { shortOutcome } from '../../../model/invocation/shortOutcome';
import { isBusy } from '../../../model/lifecycle/isBusy';
import { lifecycleOf } from '../../../trace/normalize/invocationLifecycle';
import { commandTo } from '../../commands/commandTo';
import { type TickingLook, TickingStatus } from '../../sinks/tickingStatus';

/** Shows in the status bar what is running and for how long; a click shows the newest. */
export class RunningStatus implements vscode.Disposable {
  private readonly status = new TickingStatus(statusItems.running, 'Lambda Invocations in Progress', (nowMs) =>
    this.look(nowMs),
  );
  private readonly subscription;

  constructor(private readonly store: InvocationStore) {
    this.subscription = store.onDidChange(() => this.status.draw());
  }

  dispose(): void {
    this.subscription.dispose();
    this.status.dispose();
  }

  private look(nowMs: number): TickingLook | undefined {
    const running = this.store.all().filter((one) => isBusy(lifecycleOf(one, nowMs)));
    const [newest] = running;
    if (newest === undefined) return undefined;
    return {
      icon: 'loading~spin',
      text: `${textOf(newest, nowMs)}${running.length > 1 ? ` +${running.length - 1}` : ''}`,
      tooltip: 'Show the invocation',
      subject: newest.id,
      command: commandTo('showInvocation', 'Show the invocation', { invocationId: newest.id }),
      isTicking: true,
    };
  }
}

function textOf(invocation: Invocation, nowMs: number): string {
  const elapsed = wholeSeconds(nowMs - invocation.sentMs);
  return `${invocation.target.functionName} · ${shortOutcome(lifecycleOf(invocation, nowMs))} · ${elapsed}`;
}
