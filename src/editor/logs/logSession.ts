import * as vscode from 'vscode';
import { type LogLayout, layoutLog } from '../../explorer/logs/layoutLog';
import type { FeedPhase, LogFeed } from '../../explorer/logs/logFeed';
import { logScheme } from '../../ids';
import { plural } from '../../model/base/plural';
import type { LogEvent } from '../../model/invocation/invocation';

/** What a log document is about. */
export interface LogSubject {
  readonly connectionId: string;
  readonly functionName: string;
  readonly logGroup: string;
  /** The first lines of the document. */
  readonly head: readonly string[];
  /** The name of its tab. */
  readonly title: string;
}

let sessions = 0;

/** A log that is open as a read-only document. */
export class LogSession {
  readonly uri: vscode.Uri;
  private isJsonOpen = false;
  private cached:
    | { readonly events: readonly LogEvent[]; readonly key: string; readonly layout: LogLayout }
    | undefined;

  /** `source`: a feed, or the events of one request. */
  constructor(
    readonly subject: LogSubject,
    readonly source: LogFeed | readonly LogEvent[],
  ) {
    sessions += 1;
    this.uri = vscode.Uri.from({ scheme: logScheme, path: `/${subject.title}`, query: String(sessions) });
  }

  get feed(): LogFeed | undefined {
    return 'state' in this.source ? this.source : undefined;
  }

  get phase(): FeedPhase {
    return this.feed?.state.phase ?? { kind: 'ended' };
  }

  /** Whether it is read or followed, and can be stopped. */
  get isOpen(): boolean {
    return this.feed !== undefined && !this.feed.isEnded;
  }

  /** Lays out JSON lines, or puts each on one line again. */
  toggleJson(): void {
    this.isJsonOpen = !this.isJsonOpen;
  }

  get layout(): LogLayout {
    const events = 'state' in this.source ? this.source.state.events : this.source;
    const head = [...this.subject.head, ...this.notices()];
    const key = `${this.isJsonOpen} ${head.join('\n')}`;
    if (this.cached?.events === events && this.cached.key === key) return this.cached.layout;
    const layout = layoutLog(events, { head, isJsonOpen: this.isJsonOpen });
    this.cached = { events, key, layout };
    return layout;
  }

  private notices(): readonly string[] {
    const state = this.feed?.state;
    if (state === undefined) return 'state' in this.source || this.source.length > 0 ? [] : ['No log lines.'];
    const { phase, dropped, isSampled, events } = state;
    return [
      ...(dropped > 0 ? [`The oldest ${plural(dropped, 'event')} are not shown.`] : []),
      ...(isSampled ? ['Live Tail sends at most 500 events per second: some are missing.'] : []),
      ...(phase.kind === 'failed' ? [phase.failure.message] : []),
      ...(phase.kind === 'ended' && events.length === 0 ? ['No log lines.'] : []),
    ];
  }
}
