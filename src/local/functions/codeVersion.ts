import { createHash } from 'node:crypto';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeclaredFunction } from '../../model/function/declaredFunction';

/** Folders that are not searched: large, and not edited by hand. An installation changes the folder's own date. */
const opaqueFolders = new Set(['node_modules', '.git', '__pycache__', '.venv', 'venv', '.aws-sam', 'site-packages']);

/** Maximum number of files checked; in a larger folder, some changes take effect only after a restart of the service. */
const maxFiles = 2_000;

/**
 * A version that changes with the function's code and declaration. Compares names, sizes and dates on each call, because a file
 * watcher may report a save after the invocation that follows it.
 */
export async function codeVersion(declared: DeclaredFunction): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(declared));
  for (const line of await describe(declared.codeUri)) hash.update(line);
  return hash.digest('hex');
}

async function describe(root: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined && lines.length < maxFiles; folder = folders.pop()) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const described = entries.map(async (entry) => {
      const path = join(entry.parentPath ?? folder, entry.name);
      if (entry.isDirectory() && !opaqueFolders.has(entry.name)) folders.push(path);
      // A folder's own date changes when a file is created in it, as `__pycache__` is by the first run.
      return entry.isFile() || entry.name === 'node_modules' ? describeFile(path) : entry.name;
    });
    lines.push(...(await Promise.all(described)));
  }
  return lines;
}

async function describeFile(path: string): Promise<string> {
  try {
    const { mtimeNs, size, ino } = await stat(path, { bigint: true });
    return `${path} ${mtimeNs} ${size} ${ino}\n`;
  } catch {
    // Deleted in between.
    return `${path} gone\n`;
  }
}
