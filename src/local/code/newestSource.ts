import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Limit of files checked to decide whether a build is older than the sources. */
const maxFiles = 2_000;

const skipped = new Set(['node_modules', '.aws-sam', 'cdk.out', '.git', 'dist', 'build', 'coverage', '__pycache__']);

/** When a source below `folder` was changed last, epoch milliseconds; 0 where there is none. */
export async function newestSourceMs(folder: string): Promise<number> {
  let newest = 0;
  let left = maxFiles;
  const folders = [folder];
  for (let one = folders.pop(); one !== undefined && left > 0; one = folders.pop()) {
    const entries = await readdir(one, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (skipped.has(entry.name) || entry.name.startsWith('.')) continue;
      if (entry.isDirectory()) folders.push(join(one, entry.name));
      else if (/\.(?:[cm]?[jt]sx?|json|graphql|html|txt)$/.test(entry.name)) {
        left -= 1;
        newest = Math.max(newest, (await stat(join(one, entry.name)).catch(() => undefined))?.mtimeMs ?? 0);
      }
    }
  }
  return newest;
}
