import type { InvokeWithResponseStreamResponseEvent } from '@aws-sdk/client-lambda';
import { maxStreamedCharacters, type Streamed } from '../../model/invocation/invocation';

/** The end of a stream: InvokeComplete, which alone says whether the function failed. */
export interface StreamEnd {
  readonly streamed: Streamed;
  /** The first bytes, as many as are kept of text, when the stream is not UTF-8. */
  readonly binary: Uint8Array | undefined;
  readonly errorCode: string | undefined;
  readonly errorDetails: string | undefined;
  /** Base64. */
  readonly logResult: string | undefined;
}

/** Thrown by `readStream`: the connection was lost before InvokeComplete. */
export class BrokenStream extends Error {
  override readonly name = 'BrokenStream';
  constructor() {
    super('the stream ended before Lambda reported the end of the function');
  }
}

/** Collects what has arrived so far. */
export class StreamReader {
  private streamed: Streamed = { text: '', bytes: 0, chunks: 0, firstMs: 0 };
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  private readonly strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private isText = true;
  private readonly kept: Uint8Array[] = [];
  private keptBytes = 0;

  constructor(
    private readonly now: () => number,
    private readonly onStreamed: (streamed: Streamed) => void,
  ) {}

  /** `undefined` before the first chunk. */
  get received(): Streamed | undefined {
    return this.streamed.chunks === 0 ? undefined : this.streamed;
  }

  /** Reads to the end; throws the connection's errors, and `BrokenStream` when it ends too early. */
  async read(events: AsyncIterable<InvokeWithResponseStreamResponseEvent>): Promise<StreamEnd> {
    for await (const event of events) {
      if (event.PayloadChunk?.Payload !== undefined) this.take(event.PayloadChunk.Payload);
      if (event.InvokeComplete !== undefined) {
        const { ErrorCode, ErrorDetails, LogResult } = event.InvokeComplete;
        const text = this.streamed.text + this.decoder.decode();
        const streamed = { ...this.streamed, text };
        this.check(undefined);
        const binary = this.isText ? undefined : Buffer.concat(this.kept);
        return { streamed, binary, errorCode: ErrorCode, errorDetails: ErrorDetails, logResult: LogResult };
      }
    }
    throw new BrokenStream();
  }

  /** Chunks may split characters: the decoder keeps the first half. */
  private take(chunk: Uint8Array): void {
    const { text, bytes, chunks, firstMs } = this.streamed;
    this.check(chunk);
    const piece = chunk.subarray(0, maxStreamedCharacters - this.keptBytes);
    if (piece.byteLength > 0) this.kept.push(piece);
    this.keptBytes += piece.byteLength;
    const more = this.decoder.decode(chunk, { stream: true });
    this.streamed = {
      text: text.length < maxStreamedCharacters ? (text + more).slice(0, maxStreamedCharacters) : text,
      bytes: bytes + chunk.byteLength,
      chunks: chunks + 1,
      firstMs: chunks === 0 ? this.now() : firstMs,
    };
    this.onStreamed(this.streamed);
  }

  /** Checks whether the bytes so far are UTF-8; `undefined`: the end, where no character may be incomplete. */
  private check(chunk: Uint8Array | undefined): void {
    if (!this.isText) return;
    try {
      this.strict.decode(chunk, { stream: chunk !== undefined });
    } catch {
      this.isText = false;
    }
  }
}
