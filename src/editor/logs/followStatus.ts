import type * as vscode from 'vscode';
import { statusItems } from '../../ids';
import { wholeSeconds } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import { commandTo } from '../commands/commandTo';
import { type TickingLook, TickingStatus } from '../sinks/tickingStatus';
import type { LogDocuments } from './logDocuments';
import type { LogSession } from './logSession';

/** Shows in the status bar which log is followed and for how long; a click stops it. */
export class FollowStatus implements vscode.Disposable {
  private readonly sinceMs = new WeakMap<LogSession, number>();
  private readonly status = new TickingStatus(statusItems.log, 'Followed Lambda Log', (nowMs) => this.look(nowMs));
  private readonly subscription: vscode.Disposable;

  constructor(private readonly documents: LogDocuments) {
    this.subscription = documents.onDidChangeState(() => this.status.draw());
  }

  dispose(): void {
    this.subscription.dispose();
    this.status.dispose();
  }

  private look(nowMs: number): TickingLook | undefined {
    const session = this.documents.all().findLast(({ isOpen }) => isOpen);
    if (session === undefined) return undefined;
    const sinceMs = this.sinceMs.get(session) ?? nowMs;
    this.sinceMs.set(session, sinceMs);
    const isPaused = session.phase.kind === 'paused';
    const { subject, layout, uri } = session;
    const state = isPaused ? 'paused' : wholeSeconds(nowMs - sinceMs);
    return {
      icon: isPaused ? 'debug-pause' : 'output',
      text: `${subject.functionName} log · ${state} · ${plural(layout.requests, 'request')}`,
      tooltip: `Stop reading ${subject.logGroup}`,
      subject: uri.toString(),
      command: commandTo('stopLog', 'Stop', uri),
      isTicking: !isPaused,
    };
  }
}
