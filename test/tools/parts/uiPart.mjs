import {
  buildPackages,
  chromium,
  ensureSystemPackages,
  python,
  requiredToolPackages,
} from '../machine/systemPackages.mjs';
import { ensureServerHost, findServerHost } from '../vscode/serverInstall.mjs';
import { runVitest } from './vitestPart.mjs';

/**
 * A vitest project that drives the served workbench in Chromium. That host is for Linux only; elsewhere nothing runs
 * and the table says so.
 * @param {string} project
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<import('./part.mjs').PartResult>}
 */
export async function runInWorkbench(project, env) {
  if (process.platform !== 'linux') return { passed: 0, failed: 0, note: 'not run: the served workbench is for Linux' };
  await ensureServedWorkbench();
  return runVitest(project, env);
}

/** @returns {Promise<import('../vscode/serverInstall.mjs').ServerHost>} */
export async function ensureServedWorkbench() {
  await ensureTestPackages();
  return ensureServerHost();
}

/**
 * The packages of the system that tests use: asked for together, so that apt-get is asked once. Python is among them
 * for the functions written in it, and what `DWELL_REQUIRE_TOOLS` asks for as far as Debian has it.
 * @returns {Promise<void>}
 */
export async function ensureTestPackages() {
  if (process.platform !== 'linux') return;
  const isInstalled = (await findServerHost()) !== undefined;
  const host = isInstalled ? [python] : buildPackages;
  await ensureSystemPackages([...host, chromium, ...requiredToolPackages()]);
}
