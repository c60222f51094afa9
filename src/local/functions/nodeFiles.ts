import type { Dirent } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderEntry, FolderReader } from '../../model/connection/fileReader';

/** Files of this machine. Links to files are followed, links to folders are not: they may lead in a circle. */
export const nodeFiles: FolderReader = {
  async readText(path, maxBytes) {
    try {
      const file = await open(path);
      try {
        const { size } = await file.stat();
        return maxBytes !== undefined && size > maxBytes ? undefined : await file.readFile('utf8');
      } finally {
        await file.close();
      }
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  },
  async exists(path) {
    const found = await stat(path).catch(() => undefined);
    return found?.isFile() === true;
  },
  async list(folder) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const described = await Promise.all(entries.map((entry) => describe(folder, entry)));
    return described.filter((entry) => entry !== undefined);
  },
};

async function describe(folder: string, entry: Dirent): Promise<FolderEntry | undefined> {
  const { name } = entry;
  if (entry.isDirectory()) return { name, isFolder: true };
  const isFile = entry.isFile() || (entry.isSymbolicLink() && (await nodeFiles.exists(join(folder, name))));
  return isFile ? { name, isFolder: false } : undefined;
}

/** Also what may not be read, or is a folder: for finding functions it is not there. */
function isMissing(error: unknown): boolean {
  const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' && ['ENOENT', 'ENOTDIR', 'EISDIR', 'EACCES', 'EPERM', 'ELOOP'].includes(code);
}
