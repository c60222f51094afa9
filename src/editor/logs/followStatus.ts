import * as vscode from 'vscode';
import { statusItems } from '../../ids';
import { wholeSeconds } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import { commandTo } from '../commands/commandTo';
import { statusText } from '../sinks/labels';
import type { LogDocuments } from './logDocuments';
import type { LogSession } from './logSession';

const tickMs = 1_000;

/** Shows in the status bar which log is followed and for how long; a click stops it. No timer while nothing is followed. */
export class FollowStatus implements vscode.Disposable {
  private item: vscode.StatusBarItem | undefined;
  private ticking: NodeJS.Timeout | undefined;
  /** The log that a click stops. */
  private stopped: LogSession | undefined;
  private readonly sinceMs = new WeakMap<LogSession, number>();
  private readonly subscription: vscode.Disposable;

  constructor(private readonly documents: LogDocuments) {
    this.subscription = documents.onDidChangeState(() => this.draw());
  }

  dispose(): void {
    this.subscription.dispose();
    this.hide();
  }

  private draw(): void {
    const session = this.documents.all().findLast(({ isOpen }) => isOpen);
    if (session === undefined) {
      this.hide();
      return;
    }
    const sinceMs = this.sinceMs.get(session) ?? Date.now();
    this.sinceMs.set(session, sinceMs);
    this.item ??= vscode.window.createStatusBarItem(statusItems.log, vscode.StatusBarAlignment.Left);
    this.item.name = 'Followed Lambda Log';
    const isPaused = session.phase.kind === 'paused';
    const { subject, layout } = session;
    const state = isPaused ? 'paused' : wholeSeconds(Date.now() - sinceMs);
    this.item.text = statusText(
      isPaused ? 'debug-pause' : 'output',
      `${subject.functionName} log · ${state} · ${plural(layout.requests, 'request')}`,
    );
    this.item.tooltip = `Stop reading ${subject.logGroup}`;
    // A new command object each second would make VS Code forget the one that is being clicked.
    if (this.stopped !== session) this.item.command = commandTo('stopLog', 'Stop', session.uri);
    this.stopped = session;
    this.item.show();
    if (isPaused) {
      clearInterval(this.ticking);
      this.ticking = undefined;
      return;
    }
    this.ticking ??= setInterval(() => this.draw(), tickMs);
  }

  private hide(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
    this.item?.dispose();
    this.item = undefined;
    this.stopped = undefined;
  }
}
