import type { Invocation } from '../model/invocation/invocation';
import type { ResponseText } from '../model/invocation/responseText';
import type { Series } from '../model/invocation/series';
import type { FollowedRecord } from '../model/polling/followedRecord';
import type { Peers } from '../trace/measure/peers';
import type { RunAnatomy } from '../trace/measure/phases';
import type { ComparedExecution, ShownExecution } from './shownExecution';

/** The subject of a panel: kept in its `setState` so that it can be restored after a window reload. */
export type PanelSubject =
  | { readonly kind: 'invocation'; readonly invocationId: string }
  | { readonly kind: 'trace'; readonly connectionId: string; readonly traceId: string }
  /** Many invocations of one payload; gone after a window reload. */
  | { readonly kind: 'series'; readonly seriesId: string }
  /** A record sent to a queue, stream or table; gone after a window reload. */
  | { readonly kind: 'record'; readonly recordId: string }
  /** A durable execution of a function. */
  | { readonly kind: 'execution'; readonly connectionId: string; readonly executionArn: string }
  /** A file with traces (`*.xray.json`, a response of BatchGetTraces, OTLP JSON), or the history of a durable execution. */
  | { readonly kind: 'file'; readonly uri: string; readonly traceId: string | undefined };

/** A trace that was not started by Dwell: opened by its id, or from a file. */
export interface OpenedTrace {
  /** The name of the connection or file. */
  readonly origin: string;
  readonly traceId: string;
  readonly documents: readonly string[];
  readonly isTraceLimitExceeded: boolean;
  /** A sentence when there is nothing to show: still loading, not found, or failed. */
  readonly notice: { readonly kind: 'loading' | 'error'; readonly text: string } | undefined;
}

/** Another invocation of the same function, for Compare. */
export interface ComparedTrace {
  readonly invocationId: string;
  /** `hello, Event, failed ×3, 3.2 s`. */
  readonly label: string;
  readonly connectionName: string;
  readonly sentMs: number;
  /** X-Ray documents, JSON text each. */
  readonly documents: readonly string[];
  /** The anatomy of each run. */
  readonly runs: readonly RunAnatomy[];
  readonly response?: ResponseText | undefined;
}

/** Host to panel. Each message contains the complete subject; none depends on an earlier one. */
export type ToPanel =
  /** `hostNowMs` lets the panel use the host's clock, which may be on another machine. */
  | {
      readonly type: 'showInvocation';
      readonly subject: PanelSubject;
      readonly invocation: Invocation;
      readonly hostNowMs: number;
      /** The times of others like it, once it is over. */
      readonly peers?: Peers | undefined;
      /** The window is in the background: traces and logs are not read. */
      readonly isPaused?: boolean | undefined;
    }
  | {
      readonly type: 'showTrace';
      readonly subject: PanelSubject;
      readonly trace: OpenedTrace;
      /** Names of the connection's durable functions, as far as they are listed. */
      readonly durableFunctions: readonly string[];
      readonly hostNowMs: number;
    }
  | {
      readonly type: 'showSeries';
      readonly subject: PanelSubject;
      readonly series: Series;
      readonly hostNowMs: number;
    }
  | {
      readonly type: 'showRecord';
      readonly subject: PanelSubject;
      readonly record: FollowedRecord;
      readonly hostNowMs: number;
    }
  | {
      readonly type: 'showExecution';
      readonly subject: PanelSubject;
      readonly execution: ShownExecution;
      readonly hostNowMs: number;
    }
  /** The payload of the invocation: only posted after `requestPayload`. */
  | { readonly type: 'showPayload'; readonly subject: PanelSubject; readonly text: string }
  /** The trace to compare with: posted after `requestCompare`, when the user has picked one. */
  | {
      readonly type: 'showComparison';
      readonly subject: PanelSubject;
      readonly other: ComparedTrace;
      /** What is compared already has changed: the panel stays where the user is. */
      readonly isUpdate?: boolean | undefined;
    }
  /** The execution to compare with: posted after `requestCompare`. */
  | { readonly type: 'showComparedExecution'; readonly subject: PanelSubject; readonly other: ComparedExecution }
  /** The history no longer has the subject. */
  | { readonly type: 'showMissing'; readonly subject: PanelSubject; readonly text: string }
  /** The reply to a `request…` message. `error` is a sentence for the user. */
  | { readonly type: 'reply'; readonly requestId: number; readonly result: 'ok' | { readonly error: string } };

/** `xray` of a trace, `history` of a durable execution. */
export type ExportFormat = 'xray' | 'history' | 'otlp' | 'markdown';

/** What can be done to a durable execution; `succeed`, `fail` and `heartbeat` answer one of its callbacks. */
export type ExecutionCommand = 'stop' | 'startAgain' | 'succeed' | 'fail' | 'heartbeat';

/** Panel to host. */
export type FromPanel =
  /** The panel is loaded and ready for its subject. */
  | { readonly type: 'ready' }
  | { readonly type: 'requestCopy'; readonly requestId: number; readonly text: string }
  /** Copies the whole response, of which the panel may only have the beginning. */
  | { readonly type: 'requestCopyResponse'; readonly requestId: number }
  | { readonly type: 'requestInvokeAgain'; readonly requestId: number }
  /** Runs the function of the workspace under the debugger, with the same payload. */
  | { readonly type: 'requestDebug'; readonly requestId: number }
  /** Invokes again with the sample event of the function's trigger. */
  | { readonly type: 'requestUseSample'; readonly requestId: number }
  | { readonly type: 'requestStopWaiting'; readonly requestId: number }
  /** Of an event that waits on Local: its next attempt starts at once. */
  | { readonly type: 'requestRetryNow'; readonly requestId: number }
  /** Local retries after 5 and 10 seconds from now on, this event included. */
  | { readonly type: 'requestShortRetryDelays'; readonly requestId: number }
  | { readonly type: 'requestOpenPayload'; readonly requestId: number }
  /** Stops a series. */
  | { readonly type: 'requestStopSeries'; readonly requestId: number }
  /** Opens the payload in an editor. */
  | { readonly type: 'requestOpenSent'; readonly requestId: number }
  /** Opens the response in an editor. */
  | { readonly type: 'requestOpenResponse'; readonly requestId: number }
  /** Asks where to save the response, and writes its bytes. */
  | { readonly type: 'requestSaveResponse'; readonly requestId: number }
  /** Requests the payload; the reply is `showPayload`. */
  | { readonly type: 'requestPayload'; readonly requestId: number }
  /**
   * Compares with another invocation of the function, or an execution with another: the given one, or one that the user picks. The
   * reply is `showComparison` or `showComparedExecution`. `invocationId`: of an execution its ARN.
   */
  | { readonly type: 'requestCompare'; readonly requestId: number; readonly invocationId: string | undefined }
  /** Opens the documents as JSON in an editor: all of them, or the one with this segment id. */
  | { readonly type: 'requestOpenDocument'; readonly requestId: number; readonly segmentId: string | undefined }
  /** Asks where to save, and saves; `markdown` goes to the clipboard. */
  | { readonly type: 'requestExport'; readonly requestId: number; readonly format: ExportFormat }
  /** Saves a picture that the panel has drawn: SVG text, or PNG as base64. */
  | {
      readonly type: 'requestSavePicture';
      readonly requestId: number;
      readonly format: 'svg' | 'png';
      readonly data: string;
    }
  /** Opens the log of a run of the function with this record or for this execution; `runId`: its request id. */
  | { readonly type: 'requestOpenRunLog'; readonly requestId: number; readonly runId: string }
  /** Opens the trace of a run of the function with this record or for this execution, or its log where the trace is not known. */
  | {
      readonly type: 'requestOpenRun';
      readonly requestId: number;
      readonly runId: string;
      readonly traceId: string | undefined;
    }
  /** Moves the messages of the record's dead-letter queue back, after the user has confirmed. */
  | { readonly type: 'requestRedrive'; readonly requestId: number }
  /** Invokes the function on this machine with the record. */
  | { readonly type: 'requestInvokeFailed'; readonly requestId: number }
  /** Sends the same content once more, after the user has confirmed. */
  | { readonly type: 'requestSendAgain'; readonly requestId: number }
  /** Asks CloudWatch how far the mapping of a record on AWS is, after the user has confirmed. */
  | { readonly type: 'requestReadMetrics'; readonly requestId: number }
  /** Stops reading what happens to the record or the execution. */
  | { readonly type: 'requestStopFollowing'; readonly requestId: number }
  /** Reads an execution again that is no longer read. */
  | { readonly type: 'requestFollow'; readonly requestId: number }
  /** Runs a command on the execution, which asks before it does anything. `callbackId`: of the callback that waits. */
  | {
      readonly type: 'requestExecutionCommand';
      readonly requestId: number;
      readonly command: ExecutionCommand;
      readonly callbackId: string | undefined;
      /** What the callback is called, for questions. */
      readonly operationName: string | undefined;
    }
  /** On this machine: ends a wait at once. */
  | { readonly type: 'requestSkipWait'; readonly requestId: number; readonly operationId: string }
  /** Opens an execution that is named: the one that an invocation started, a span is of, or an execution invoked. */
  | { readonly type: 'requestOpenExecution'; readonly requestId: number; readonly executionArn: string }
  /** Finds the execution that a run in a trace is of, and opens it. When the trace begins, and the run, in epoch milliseconds. */
  | {
      readonly type: 'requestFindExecution';
      readonly requestId: number;
      readonly functionName: string;
      readonly fromMs: number;
      readonly atMs: number;
    }
  /** Turns on active tracing of the function, after the user has confirmed. */
  | { readonly type: 'requestEnableTracing'; readonly requestId: number }
  /** Opens a page of the AWS console in the browser. */
  | { readonly type: 'requestOpenConsole'; readonly requestId: number; readonly page: 'function' | 'trace' | 'log' }
  /** Opens the file of a stack frame, as the trace names it: `/var/task/app.js`, line from 1. */
  | { readonly type: 'requestOpenFrame'; readonly requestId: number; readonly path: string; readonly line: number };
