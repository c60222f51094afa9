import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { fetchStableVersions } from '@vscode/test-electron/out/download.js';
import { withProgress } from '../machine/step.mjs';
import { hostRoot } from '../project.mjs';

/** How long the download may stay silent before we take it as unreachable. */
const probeMs = 4000;

/**
 * Desktop VS Code.
 * @typedef {object} DesktopHost
 * @property {'desktop'} kind
 * @property {string} executable
 */

/**
 * What was downloaded before, else a download; `undefined` where it cannot be reached, which takes a few seconds to
 * find out.
 * @returns {Promise<DesktopHost | undefined>}
 */
export async function ensureDesktopHost() {
  const hasOne = await hasDownload();
  if (!hasOne && !(await isReachable())) return undefined;
  const get = () => downloadAndUnzipVSCode({ cachePath: hostRoot, version: 'stable', reporter: new SilentReporter() });
  const executable = hasOne ? await get() : await withProgress('Downloading the desktop VS Code', get);
  return { kind: 'desktop', executable };
}

async function hasDownload() {
  if (!existsSync(hostRoot)) return false;
  return (await readdir(hostRoot)).some((name) => /^vscode-(linux|darwin|win32)-/.test(name));
}

/** Asks as the download does, so through the same proxies. */
async function isReachable() {
  console.log('Looking whether the desktop VS Code can be downloaded …');
  try {
    return (await fetchStableVersions(true, probeMs)).length > 0;
  } catch (error) {
    console.log(`  no: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}
