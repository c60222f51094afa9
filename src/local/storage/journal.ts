import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What is written for a change, as JSON on one line. */
export type JournalEntry = Readonly<Record<string, unknown>>;

/** A journal is compacted when it exceeds this size and twice its size after the last compaction. */
const minCompactionBytes = 4 * 1024 * 1024;

/**
 * An ordered log of changes, each on disk before `written` settles. Appends go to memory first; one `fsync` covers all
 * appends made during the previous one. Without a path, nothing is persisted.
 */
export class Journal {
  private pending: string[] = [];
  private writing: Promise<void> | undefined;
  private failure: Error | undefined;
  private handle: FileHandle | undefined;
  private sizeBytes = 0;
  private compactedBytes = 0;

  constructor(
    private readonly path: string | undefined,
    /** Entries that lead to the present state; called for compaction. */
    private readonly snapshot: () => Iterable<JournalEntry>,
  ) {}

  /** Hands every entry of the file to `apply`, in order. A last line that was cut off while it was written is left out. */
  replay(apply: (entry: JournalEntry) => void): void {
    if (this.path === undefined) return;
    mkdirSync(dirname(this.path), { recursive: true });
    if (!existsSync(this.path)) return;
    const lines = readFileSync(this.path, 'utf8').split('\n');
    // Without its line feed the last line was never confirmed to anyone.
    lines.pop();
    for (const line of lines) {
      const entry = parse(line);
      if (entry !== undefined) apply(entry);
    }
    this.compact(this.path);
  }

  append(entry: JournalEntry): void {
    if (this.path === undefined) return;
    this.pending.push(`${JSON.stringify(entry)}\n`);
    void this.written().catch(() => undefined);
  }

  /** Settles when everything appended so far is on disk; rejects when the disk cannot be written to. */
  async written(): Promise<void> {
    if (this.path === undefined) return;
    // The running write may have begun before the last append: one more round covers it.
    while (this.pending.length > 0 || this.writing !== undefined) {
      this.writing ??= this.write(this.path);
      await this.writing;
    }
    if (this.failure !== undefined) throw this.failure;
  }

  private async write(path: string): Promise<void> {
    const text = this.pending.join('');
    this.pending = [];
    try {
      this.handle ??= await open(path, 'a');
      const bytes = Buffer.from(text, 'utf8');
      await this.handle.appendFile(bytes);
      await this.handle.datasync();
      this.sizeBytes += bytes.length;
      this.failure = undefined;
      if (this.sizeBytes > Math.max(minCompactionBytes, this.compactedBytes * 2)) await this.compactWhenQuiet(path);
    } catch (error) {
      this.failure = error instanceof Error ? error : new Error(String(error));
    } finally {
      this.writing = undefined;
    }
  }

  private async compactWhenQuiet(path: string): Promise<void> {
    await this.handle?.close();
    this.handle = undefined;
    // What came meanwhile is part of the present state, and would be applied twice.
    if (this.pending.length === 0) this.compact(path);
  }

  /** Replaces the file by the present state, at once: a crash leaves the old file or the new one. */
  private compact(path: string): void {
    const next = `${path}.new`;
    const file = openSync(next, 'w');
    let bytes = 0;
    try {
      for (const entry of this.snapshot()) bytes += writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, path);
    this.sizeBytes = bytes;
    this.compactedBytes = bytes;
  }
}

function parse(line: string): JournalEntry | undefined {
  try {
    const entry: JournalEntry = JSON.parse(line);
    return entry;
  } catch {
    return undefined;
  }
}
