import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { chromium } from 'playwright-core';
import { browserArgs, findBrowser } from '../machine/browser.mjs';
import { ensureDisplay } from '../machine/virtualDisplay.mjs';
import { inHostRoot, inProject, PlainError, projectRoot } from '../project.mjs';
import { makeTemporary, removeTemporary } from '../temporary.mjs';
import { calmSettings } from '../vscode/calmSettings.mjs';
import { copySamples } from '../vscode/samplesCopy.mjs';
import { startServer } from '../vscode/server.mjs';
import { ensureHost } from '../vscode/vscodeHost.mjs';
import { followHostTests } from './hostTestResults.mjs';

const tests = inProject('dist', 'test', 'host.js');

/** Settings that the suite relies on: back-offs of seconds, not minutes. */
const settings = { ...calmSettings, 'dwell.local.retryDelays': [1, 1] };

/**
 * A VS Code that runs the suite.
 * @typedef {object} TestedHost
 * @property {string} name
 * @property {Promise<string>} ended resolves with the reason when VS Code is gone
 * @property {() => Promise<void>} stop
 */

/** @typedef {{ readonly folder: string, readonly stateDir: string, readonly env: Record<string, string> }} Where */

/**
 * Runs `test/host` inside a real extension host, of the desktop or of the server.
 * @returns {Promise<import('./part.mjs').PartResult>}
 */
export async function runHostTests() {
  const host = await ensureHost({ hasDisplay: true });
  const folder = await copySamples();
  const stateDir = await makeTemporary('host');
  const results = inHostRoot('reports', 'host.jsonl');
  await mkdir(inHostRoot('reports'), { recursive: true });
  await writeFile(results, '');
  try {
    const where = { folder, stateDir, env: { DWELL_HOST_TESTS: results } };
    const tested = host.kind === 'desktop' ? await startDesktop(host, where) : await startServed(host, where);
    const outcome = await followHostTests(results, tested.ended);
    await tested.stop();
    return { ...outcome, note: tested.name };
  } finally {
    await removeTemporary(folder);
    await removeTemporary(stateDir);
  }
}

/** @param {import('../vscode/vscodeHost.mjs').ServerHost} host @param {Where} where @returns {Promise<TestedHost>} */
async function startServed(host, { folder, stateDir, env }) {
  const executablePath = findBrowser();
  if (!executablePath) throw new PlainError('No Chromium was found; DWELL_BROWSER may name one.');
  // The extension host inherits the server's environment.
  const server = await startServer({ host, dataDir: stateDir, settings, env });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  const page = await browser.newPage();
  await page.goto(server.address({ folder, development: projectRoot, tests }));
  return {
    name: `VS Code server ${host.version}`,
    ended: server.ended,
    stop: async () => {
      await browser.close();
      await server.stop();
    },
  };
}

/** @param {import('../vscode/vscodeHost.mjs').DesktopHost} host @param {Where} where @returns {Promise<TestedHost>} */
async function startDesktop(host, { folder, stateDir, env }) {
  const display = await ensureDisplay();
  await mkdir(join(stateDir, 'User'), { recursive: true });
  await writeFile(join(stateDir, 'User', 'settings.json'), JSON.stringify(settings, undefined, 2));
  const ended = runTests({
    vscodeExecutablePath: host.executable,
    extensionDevelopmentPath: projectRoot,
    extensionTestsPath: tests,
    extensionTestsEnv: { ...env, ...display.env },
    launchArgs: [folder, `--user-data-dir=${stateDir}`, '--disable-workspace-trust', '--disable-extensions'],
  }).then(
    (code) => `ended with ${code}`,
    (error) => `ended: ${error instanceof Error ? error.message : error}`,
  );
  return {
    name: 'desktop VS Code',
    ended,
    stop: async () => {
      await ended;
      await display.stop();
    },
  };
}
