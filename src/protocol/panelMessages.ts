import type { Invocation } from '../model/invocation';

/** What a panel is about: kept in its `setState`, so that it comes back after a window reload. */
export type PanelSubject =
  | { readonly kind: 'invocation'; readonly invocationId: string }
  | { readonly kind: 'trace'; readonly connectionId: string; readonly traceId: string };

/** A trace opened by its id, without an invocation of ours around it. */
export interface OpenedTrace {
  readonly connectionName: string;
  readonly traceId: string;
  readonly documents: readonly string[];
  readonly isTraceLimitExceeded: boolean;
  /** A sentence when there is nothing to show: still loading, not found, or what failed. */
  readonly notice: { readonly kind: 'loading' | 'error'; readonly text: string } | undefined;
}

/** Host to panel. Each message carries the whole truth about the subject; nothing depends on an earlier one. */
export type ToPanel =
  /** `hostNowMs` lets the panel count in the host's time, which may be another machine's. */
  | {
      readonly type: 'showInvocation';
      readonly subject: PanelSubject;
      readonly invocation: Invocation;
      readonly hostNowMs: number;
    }
  | {
      readonly type: 'showTrace';
      readonly subject: PanelSubject;
      readonly trace: OpenedTrace;
      readonly hostNowMs: number;
    }
  /** The subject is gone: the history no longer has it. */
  | { readonly type: 'showMissing'; readonly subject: PanelSubject; readonly text: string }
  /** The answer to a `request…` message. `error` is a sentence for the reader. */
  | { readonly type: 'reply'; readonly requestId: number; readonly result: 'ok' | { readonly error: string } };

/** Panel to host. */
export type FromPanel =
  /** The panel is loaded and wants its subject. */
  | { readonly type: 'ready' }
  | { readonly type: 'requestCopy'; readonly requestId: number; readonly text: string }
  | { readonly type: 'requestInvokeAgain'; readonly requestId: number }
  | { readonly type: 'requestStopWaiting'; readonly requestId: number }
  | { readonly type: 'requestOpenPayload'; readonly requestId: number }
  /** Opens the response in an editor. */
  | { readonly type: 'requestOpenResponse'; readonly requestId: number }
  /** Opens the file of a stack frame, as the trace names it: `/var/task/app.js`, line from 1. */
  | { readonly type: 'requestOpenFrame'; readonly requestId: number; readonly path: string; readonly line: number };
