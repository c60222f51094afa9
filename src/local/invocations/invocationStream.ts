import { PassThrough, type Readable } from 'node:stream';
import { eventStreamMessage } from '../http/eventStreamMessage';
import type { ResponseSink } from '../sandbox/sandboxOutcome';

/** How a streamed invocation ended, as members of the API; empty after a success without log. */
export interface InvokeComplete {
  readonly ErrorCode?: string;
  readonly ErrorDetails?: string;
  /** Base64. */
  readonly LogResult?: string;
}

/** The response to a caller of InvokeWithResponseStream. What arrives after the caller has disconnected is discarded. */
export class InvocationStream implements ResponseSink {
  /** The content type that the function set; settles when the response begins. */
  readonly begun: Promise<string>;
  private readonly messages = new PassThrough();
  private settleBegun: (contentType: string) => void = () => undefined;

  constructor() {
    this.begun = new Promise((resolve) => {
      this.settleBegun = resolve;
    });
  }

  /** Event stream messages. */
  get body(): Readable {
    return this.messages;
  }

  begin(contentType: string): void {
    this.settleBegun(contentType);
  }

  async write(bytes: Buffer): Promise<void> {
    const { messages } = this;
    if (!messages.writable) return;
    if (messages.write(eventStreamMessage('PayloadChunk', 'application/octet-stream', bytes))) return;
    await new Promise<void>((resolve) => {
      const settle = () => {
        messages.off('drain', settle).off('close', settle);
        resolve();
      };
      messages.on('drain', settle).on('close', settle);
    });
  }

  /** The last message; nothing is written after it. */
  complete(end: InvokeComplete): void {
    if (!this.messages.writable) return;
    this.messages.end(eventStreamMessage('InvokeComplete', 'application/json', Buffer.from(JSON.stringify(end))));
  }
}
