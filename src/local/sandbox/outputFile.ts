import { closeSync, fstatSync, ftruncateSync, openSync, readSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { OutputParser, type TakeEntry } from './outputParser';

const chunkBytes = 256 * 1024;

/** From here on the file is emptied between two runs. */
const roomyBytes = 1024 * 1024;

let count = 0;

/**
 * Where a function's process writes its stdout and stderr: one file, to which the system appends each write, so that
 * the order of writing is kept over both, and what is read when a response arrives is exactly what was written before
 * it. (Two pipes keep neither.) It is unlinked once open, if the system allows that.
 */
export class OutputFile {
  private position = 0;
  private readonly parser: OutputParser;

  private constructor(
    /** For the process. */
    readonly fd: number,
    private readonly path: string | undefined,
    take: TakeEntry,
  ) {
    this.parser = new OutputParser(take);
  }

  /** In a folder that only this user can read. Throws Node's error where it cannot be made. */
  static create(folder: string, take: TakeEntry): OutputFile {
    count += 1;
    const path = join(folder, `output-${process.pid}-${count}`);
    const fd = openSync(path, 'ax+', 0o600);
    if (process.platform === 'win32') return new OutputFile(fd, path, take);
    unlinkSync(path);
    return new OutputFile(fd, undefined, take);
  }

  /** Passes on the output written since the last call. */
  read(): void {
    const end = fstatSync(this.fd).size;
    // Code that opens /dev/stderr to write there from its beginning has emptied the file.
    if (end < this.position) this.position = 0;
    while (this.position < end) {
      const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, end - this.position));
      const length = readSync(this.fd, buffer, 0, buffer.length, this.position);
      if (length === 0) return;
      this.position += length;
      this.parser.push(buffer.subarray(0, length));
    }
  }

  /** Same, including an unterminated last line. */
  readToEnd(): void {
    this.read();
    this.parser.flush();
    if (this.position < roomyBytes) return;
    ftruncateSync(this.fd, 0);
    this.position = 0;
  }

  close(): void {
    closeSync(this.fd);
    if (this.path === undefined) return;
    try {
      unlinkSync(this.path);
    } catch {
      // A child of the function still holds it, which Windows does not let go of.
    }
  }
}
