import * as vscode from 'vscode';
import { statusItems } from '../../../ids';
import type { InvocationStore } from '../../../invocations/invocationStore';
import { wholeSeconds } from '../../../model/base/duration';
import type { Invocation } from '../../../model/invocation/invocation';
import { shortOutcome } from '../../../model/invocation/shortOutcome';
import { isBusy } from '../../../model/lifecycle/isBusy';
import { lifecycleOf } from '../../../trace/normalize/invocationLifecycle';
import { commandTo } from '../../commands/commandTo';
import { statusText } from '../../sinks/labels';

const tickMs = 1_000;

/** Shows in the status bar what is running and for how long. There is no item, and no timer, while nothing runs. */
export class RunningStatus implements vscode.Disposable {
  private item: vscode.StatusBarItem | undefined;
  private ticking: NodeJS.Timeout | undefined;
  private readonly subscription;

  constructor(private readonly store: InvocationStore) {
    this.subscription = store.onDidChange(() => this.draw());
  }

  dispose(): void {
    this.subscription.dispose();
    this.hide();
  }

  private draw(): void {
    const nowMs = Date.now();
    const running = this.store.all().filter((one) => isBusy(lifecycleOf(one, nowMs)));
    const [newest] = running;
    if (newest === undefined) {
      this.hide();
      return;
    }
    this.item ??= vscode.window.createStatusBarItem(statusItems.running, vscode.StatusBarAlignment.Left);
    this.item.name = 'Lambda Invocations in Progress';
    this.item.text = statusText(
      'loading~spin',
      `${textOf(newest, nowMs)}${running.length > 1 ? ` +${running.length - 1}` : ''}`,
    );
    this.item.tooltip = 'Show the invocation';
    this.item.command = commandTo('showInvocation', 'Show the invocation', { invocationId: newest.id });
    this.item.show();
    this.ticking ??= setInterval(() => this.draw(), tickMs);
  }

  private hide(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
    this.item?.dispose();
    this.item = undefined;
  }
}

function textOf(invocation: Invocation, nowMs: number): string {
  const elapsed = wholeSeconds(nowMs - invocation.sentMs);
  return `${invocation.target.functionName} · ${shortOutcome(lifecycleOf(invocation, nowMs))} · ${elapsed}`;
}
