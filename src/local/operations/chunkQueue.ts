/** Chunks from the one who writes to the one who reads, in order. Nobody waits for the reader. */
export class ChunkQueue implements AsyncIterable<Buffer> {
  private readonly waiting: Buffer[] = [];
  private isClosed = false;
  private wake: (() => void) | undefined;

  push(chunk: Buffer): void {
    this.waiting.push(chunk);
    this.wake?.();
  }

  /** Nothing more comes. */
  close(): void {
    this.isClosed = true;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Buffer> {
    for (;;) {
      const next = this.waiting.shift();
      if (next !== undefined) {
        yield next;
        continue;
      }
      if (this.isClosed) return;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}
