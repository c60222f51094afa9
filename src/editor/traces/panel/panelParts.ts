import type * as vscode from 'vscode';
import type { TracedRun } from '../../../invocations/executions/executionsOfTrace';
import type { InvocationStore } from '../../../invocations/invocationStore';
import type { PanelContent } from '../../../invocations/panel/panelContent';
import type { RecordTracker } from '../../../invocations/records/recordTracker';
import type { SeriesRunner } from '../../../invocations/seriesRunner';
import type { Outcome } from '../../../model/base/outcome';
import type { PausableClock } from '../../../model/base/pausableClock';
import type { Invocation } from '../../../model/invocation/invocation';
import type { FollowedRecord } from '../../../model/polling/followedRecord';
import type { ExportFormat } from '../../../protocol/panelMessages';
import type { Connections } from '../../connections/connections';
import type { ExecutionActions } from './executionActions';

/** The actions that a panel can request. Each returns its outcome. */
export interface PanelActions {
  openFrame(content: PanelContent, path: string, line: number): Promise<Outcome<unknown>>;
  openSent(invocationId: string, part: 'payload' | 'response'): Promise<Outcome<unknown>>;
  saveResponse(invocation: Invocation): Promise<Outcome<unknown>>;
  openDocument(content: PanelContent, segmentId: string | undefined): Promise<Outcome<unknown>>;
  saveExport(content: PanelContent, format: ExportFormat): Promise<Outcome<unknown>>;
  savePicture(content: PanelContent, format: 'svg' | 'png', data: string): Promise<Outcome<unknown>>;
  openConsole(content: PanelContent, page: 'function' | 'trace' | 'log'): Promise<Outcome<unknown>>;
  /** Opens an execution by its ARN, on the connection of the content where it has one. */
  openExecution(content: PanelContent, executionArn: string): Promise<Outcome<unknown>>;
  /** Finds the execution that a run in the content's trace is of, and opens it. */
  findExecution(content: PanelContent, run: Omit<TracedRun, 'traceId'>): Promise<Outcome<unknown>>;
  enableTracing(invocation: Invocation): Promise<Outcome<unknown>>;
  /** Of an event that waits on Local. */
  retryNow(invocation: Invocation): Promise<Outcome<unknown>>;
  useShortDelays(invocation: Invocation): Promise<Outcome<unknown>>;
  /** Opens a run with this record as an invocation, or where it is not known as one its trace, or its log without a trace. */
  openRun(record: FollowedRecord, run: RunOfRecord): Promise<Outcome<unknown>>;
  /** Of a record that was sent: moves its dead-letter queue's messages back, invokes locally, sends it again, asks CloudWatch. */
  ofRecord(
    action: 'redrive' | 'invokeFailed' | 'sendAgain' | 'readMetrics',
    record: FollowedRecord,
  ): Promise<Outcome<unknown>>;
  run(
    command: 'invokeAgain' | 'debugInvocation' | 'useSample' | 'stopWaiting' | 'openPayload',
    invocationId: string,
  ): Promise<Outcome<unknown>>;
}

/** A run of the function with a record. */
export interface RunOfRecord {
  /** Its request id. */
  readonly runId: string;
  readonly traceId: string | undefined;
}

/** The dependencies that all panels share. */
export interface PanelParts {
  readonly store: InvocationStore;
  readonly series: SeriesRunner;
  readonly records: RecordTracker;
  readonly connections: Connections;
  readonly clock: PausableClock;
  readonly actions: PanelActions;
  readonly ofExecution: ExecutionActions;
  /** Names of a connection's durable functions, as far as they are listed. */
  readonly durableFunctions: (connectionId: string) => readonly string[];
  /** The folder of the extension. */
  readonly extension: vscode.Uri;
}

/** What a panel reports to its owner. */
export interface PanelEvents {
  readonly onDispose: () => void;
  /** A trace that is not of an invocation was loaded. */
  readonly onTrace: (content: PanelContent) => void;
}
