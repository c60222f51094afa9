/** Receives a response while it arrives. */
export interface ResponseSink {
  /** Called once, before all bytes: the response has begun. */
  begin(contentType: string): void;
  /**
   * Settles when more can be written, also after the caller has disconnected: a slow or absent caller must not block the
   * function.
   */
  write(bytes: Buffer): Promise<void>;
}

/** The input of one run. */
export interface SandboxRequest {
  readonly requestId: string;
  readonly payload: Buffer;
  readonly functionArn: string;
  /** Epoch milliseconds. */
  readonly deadlineMs: number;
  /** The value of `_X_AMZN_TRACE_ID`. */
  readonly traceHeader: string;
  /** JSON text. */
  readonly clientContext: string | undefined;
  readonly tenantId: string | undefined;
  /** Of a caller who wants the response as it comes; without one it is gathered. */
  readonly sink: ResponseSink | undefined;
}

/** How one run ended. */
export type SandboxOutcome =
  /** `body` is the response, or empty when a sink has it. */
  | { readonly kind: 'returned'; readonly body: Buffer }
  /** The runtime reported an error; `xrayCause` is X-Ray's `cause`, where it sent one. */
  | { readonly kind: 'threw'; readonly body: Buffer; readonly xrayCause: Record<string, unknown> | undefined }
  | { readonly kind: 'tooLarge'; readonly maxBytes: number }
  | { readonly kind: 'timedOut' }
  /** The process ended; in Lambda's words. */
  | { readonly kind: 'exited'; readonly detail: string };

/** How the start of a process ended. Only a `ready` process can be used. */
export type InitOutcome =
  | { readonly kind: 'ready'; readonly initMs: number }
  | (Extract<SandboxOutcome, { kind: 'threw' | 'exited' }> & { readonly initMs: number });
