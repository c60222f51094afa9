import { spawn, spawnSync } from 'node:child_process';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const isWindows = process.platform === 'win32';

/** @type {Set<ChildProcess>} */
const running = new Set();

/** Those of `running` that no part of the tests owns. @type {WeakSet<ChildProcess>} */
const shared = new WeakSet();

/**
 * Starts a process that ends with us. On POSIX it leads a group of its own, so that its children can be ended with it;
 * a terminal's Ctrl-C therefore reaches only us, see `endProcessesOnSignal`.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { readonly isShared?: boolean }} [options] `isShared`: `endPartProcesses`
 * lets it run
 * @returns {ChildProcess}
 */
export function startProcess(command, args, { isShared = false, ...options } = {}) {
  const child = spawn(command, args, { windowsHide: true, ...options, detached: !isWindows });
  running.add(child);
  if (isShared) shared.add(child);
  const forget = () => running.delete(child);
  child.once('error', forget);
  // The leader may be gone while its children live on: the group is signaled once more.
  child.once('exit', () => {
    signalGroup(child, 'SIGTERM');
    forget();
  });
  return child;
}

/**
 * Resolves when the process is gone: asked first, killed after `graceMs`.
 * @param {ChildProcess} child
 * @param {number} [graceMs]
 * @returns {Promise<void>}
 */
export function endProcess(child, graceMs = 3000) {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    signalGroup(child, 'SIGTERM');
  });
}

/** @returns {Promise<void>} */
export async function endAllProcesses() {
  await Promise.all([...running].map((child) => endProcess(child)));
}

/** What a part of the tests has left behind. @returns {Promise<void>} */
export async function endPartProcesses() {
  await Promise.all([...running].filter((child) => !shared.has(child)).map((child) => endProcess(child)));
}

let isEnding = false;

/** Whether a signal told us to end: then nothing that ends is worth a word. */
export function isInterrupted() {
  return isEnding;
}

/**
 * Ctrl-C, `kill` and a closed terminal end everything that was started; a second Ctrl-C does so at once.
 * @param {() => Promise<void>} [afterwards]
 */
export function endProcessesOnSignal(afterwards) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, async () => {
      if (isEnding) process.exit(130);
      isEnding = true;
      await endAllProcesses();
      await afterwards?.();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  }
}

process.on('exit', () => {
  for (const child of running) signalGroup(child, 'SIGKILL');
});

/** @param {ChildProcess} child @param {'SIGTERM' | 'SIGKILL'} signal */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (isWindows) {
    if (child.exitCode === null) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    // ESRCH: nobody of the group is left, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}
