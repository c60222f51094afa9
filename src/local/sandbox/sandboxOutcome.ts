/** What is handed to a function. */
export interface SandboxRequest {
  readonly requestId: string;
  readonly payload: Buffer;
  readonly functionArn: string;
  /** Epoch milliseconds. */
  readonly deadlineMs: number;
  /** For `_X_AMZN_TRACE_ID`. */
  readonly traceHeader: string;
  /** JSON text. */
  readonly clientContext: string | undefined;
  /** Given by who wants a streamed response as it is written; then it is no part of the outcome. */
  readonly onChunk?: OnChunk | undefined;
}

/** `contentType` is what the function set, the same for all chunks. */
export type OnChunk = (chunk: Buffer, contentType: string) => void;

/** How one run ended. */
export type SandboxOutcome =
  | { readonly kind: 'returned'; readonly body: Buffer }
  /** The runtime reported an error; `xrayCause` is X-Ray's `cause`, where it sent one. */
  | { readonly kind: 'threw'; readonly body: Buffer; readonly xrayCause: Record<string, unknown> | undefined }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'timedOut' }
  /** The process ended: Lambda's words for how. */
  | { readonly kind: 'exited'; readonly detail: string };

/** How the start of a process ended. Everything but `ready` leaves it of no use. */
export type InitOutcome =
  | { readonly kind: 'ready'; readonly initMs: number }
  | (Extract<SandboxOutcome, { kind: 'threw' | 'exited' }> & { readonly initMs: number });
