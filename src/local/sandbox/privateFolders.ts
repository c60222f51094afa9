import { lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for this run that nobody else can read. */
export function makeScratchFolder(): string {
  return mkdtempSync(join(tmpdir(), 'dwell-run-'));
}

/**
 * A folder for compiled code that is kept for the next start. Others must not be able to put something there: where it is
 * not this user's alone, `otherwise` is taken.
 */
export function cacheFolderOr(otherwise: string): string {
  const folder = join(tmpdir(), `dwell-cache-${process.getuid?.() ?? 'user'}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const isOurs = process.getuid === undefined || (found.uid === process.getuid() && (found.mode & 0o077) === 0);
    return found.isDirectory() && isOurs ? folder : otherwise;
  } catch {
    return otherwise;
  }
}
