import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A new folder in the system's temporary one. Its real path: macOS's temporary folder is behind a link, and VS Code
 * shows real paths.
 * @param {string} purpose @returns {Promise<string>}
 */
export async function makeTemporary(purpose) {
  return realpath(await mkdtemp(join(tmpdir(), `dwell-${purpose}-`)));
}

/**
 * Windows may hold files of a process for a while after its end. What stays is said; it fails nothing.
 * @param {string | undefined} folder
 */
export async function removeTemporary(folder) {
  if (folder === undefined) return;
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  } catch (error) {
    console.warn(`${folder} could not be removed: ${error instanceof Error ? error.message : error}`);
  }
}
