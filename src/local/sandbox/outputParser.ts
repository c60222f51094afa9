const headerBytes = 16;
const newline = 0x0a;

/** No entry is longer, as on CloudWatch, where a longer line is cut in several. */
const maxEntryBytes = 256 * 1024;

/** How the frames begin in which runtime clients write whole log entries; no byte of it can begin a character of UTF-8. */
const frameMark = Buffer.from([0xa5, 0x5a, 0x00]);

/** Takes one entry, with its end of line, and when it was written, where that is known. */
export type TakeEntry = (entry: string, timestampMs: number | undefined) => void;

/**
 * Makes log entries of what a function's process writes: lines, and between them frames of its runtime client: a type (4
 * bytes, begins with 0xa55a), the length of the text (4), microseconds since the epoch (8), the text; big-endian. All of it
 * is in the order of writing. What is long is cut as it comes, so that no more than one piece of it is ever kept.
 */
export class OutputParser {
  private readonly line: EntryPieces;
  /** The beginning of a frame's header that has not ended. */
  private header: Buffer = Buffer.alloc(0);
  private frame: { readonly pieces: EntryPieces; bytesLeft: number } | undefined;

  constructor(private readonly take: TakeEntry) {
    this.line = new EntryPieces((entry) => take(entry, undefined));
  }

  push(chunk: Buffer): void {
    let rest = this.header.length === 0 ? chunk : Buffer.concat([this.header, chunk]);
    this.header = Buffer.alloc(0);
    while (rest.length > 0) {
      if (this.frame !== undefined) {
        rest = rest.subarray(this.continueFrame(rest));
        continue;
      }
      const mark = markIn(rest);
      this.text(mark < 0 ? rest : rest.subarray(0, mark));
      if (mark < 0) return;
      const head = rest.subarray(mark, mark + headerBytes);
      if (head.length < headerBytes) {
        this.header = Buffer.from(head);
        return;
      }
      this.beginFrame(head);
      rest = rest.subarray(mark + headerBytes);
    }
  }

  /** An unterminated line becomes an entry too. */
  flush(): void {
    this.line.add(this.header);
    this.header = Buffer.alloc(0);
    this.line.end();
  }

  private beginFrame(head: Buffer): void {
    const atMs = Number(head.readBigUInt64BE(8)) / 1000;
    const pieces = new EntryPieces((entry) => this.take(entry, atMs));
    this.frame = { pieces, bytesLeft: head.readUInt32BE(4) };
    this.endFrameWhenWhole();
  }

  /** The bytes of the chunk that belong to the frame. */
  private continueFrame(chunk: Buffer): number {
    const { frame } = this;
    if (frame === undefined) return 0;
    const part = chunk.subarray(0, frame.bytesLeft);
    frame.pieces.add(part);
    frame.bytesLeft -= part.length;
    this.endFrameWhenWhole();
    return part.length;
  }

  private endFrameWhenWhole(): void {
    if (this.frame === undefined || this.frame.bytesLeft > 0) return;
    this.frame.pieces.end();
    this.frame = undefined;
  }

  private text(bytes: Buffer): void {
    let from = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      // With its end, so that an empty line is an entry.
      this.line.add(bytes.subarray(from, at + 1));
      this.line.end();
      from = at + 1;
    }
    this.line.add(bytes.subarray(from));
  }
}

/** One entry as it comes, handed on in pieces of bounded size. */
class EntryPieces {
  private parts: Buffer[] = [];
  private length = 0;

  constructor(private readonly take: (entry: string) => void) {}

  add(bytes: Buffer): void {
    let rest = bytes;
    while (this.length + rest.length > maxEntryBytes) {
      const room = maxEntryBytes - this.length;
      this.parts.push(rest.subarray(0, room));
      this.emit();
      rest = rest.subarray(room);
    }
    if (rest.length === 0) return;
    this.parts.push(rest);
    this.length += rest.length;
  }

  end(): void {
    if (this.length > 0) this.emit();
  }

  private emit(): void {
    const [only] = this.parts;
    const bytes = this.parts.length === 1 && only !== undefined ? only : Buffer.concat(this.parts);
    this.parts = [];
    this.length = 0;
    this.take(`${bytes.toString('utf8').replace(/\r?\n$/, '')}\n`);
  }
}

/** Where a frame begins, or may begin with the last bytes; -1 where none does. */
function markIn(bytes: Buffer): number {
  const whole = bytes.indexOf(frameMark);
  if (whole >= 0) return whole;
  if (bytes.at(-1) === frameMark[0]) return bytes.length - 1;
  return bytes.at(-2) === frameMark[0] && bytes.at(-1) === frameMark[1] ? bytes.length - 2 : -1;
}
