import { readFile } from 'node:fs/promises';
import { inProject } from '../project.mjs';

/**
 * What an extension took to start, in milliseconds: of the clock, and of the CPU's work for the thread, which other programs do not
 * count in.
 * @typedef {object} ActivationTimes
 * @property {string} file the extension's entry point
 * @property {number} loadWallMs loading the code
 * @property {number} loadCpuMs
 * @property {number} wallMs `activate()` until it returns
 * @property {number} cpuMs
 */

/**
 * What an extension host holds, in megabytes, with garbage collected.
 * @typedef {object} HeldMemory
 * @property {number} heapMb JavaScript objects
 * @property {number} residentMb
 */

/**
 * The last that a host of `meteredEnvironment` wrote when it got a SIGUSR2; `undefined` before.
 * @param {string} report
 * @returns {Promise<HeldMemory | undefined>}
 */
export async function heldMemory(report) {
  const text = await readFile(`${report}.memory`, 'utf8').catch(() => '');
  const line = text.split('\n').filter(Boolean).at(-1);
  return line === undefined ? undefined : JSON.parse(line);
}

/**
 * The environment of a server that writes what each extension took to start.
 * @param {string} report a file that grows a line an extension
 * @returns {NodeJS.ProcessEnv}
 */
export function meteredEnvironment(report) {
  const meter = inProject('test', 'tools', 'vscode', 'activationMeter.mjs');
  return { NODE_OPTIONS: `--import ${meter}`, DWELL_ACTIVATION_REPORT: report };
}

/**
 * What Dwell and VS Code's Git extension took; `undefined` until both have started.
 * @param {string} report
 * @returns {Promise<{ readonly dwell: ActivationTimes, readonly git: ActivationTimes } | undefined>}
 */
export async function activationTimes(report) {
  const text = await readFile(report, 'utf8').catch(() => '');
  /** @type {ActivationTimes[]} */
  const all = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const git = all.find(({ file }) => /[\\/]extensions[\\/]git[\\/]/.test(file));
  const dwell = all.find(({ file }) => file === inProject('dist', 'extension.js') || /[\\/]dwell\.dwell-/.test(file));
  return dwell === undefined || git === undefined ? undefined : { dwell, git };
}
