import { createWriteStream } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { inHostRoot, PlainError } from '../project.mjs';
import { startProcess } from './processes.mjs';

const quietLineEveryMs = 15_000;

/**
 * Says what is being done and for how long: one line that updates itself in a terminal, a line every 15 s elsewhere.
 * @template T
 * @param {string} title what is being done, as the reader would say it
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(title, work) {
  const startedMs = performance.now();
  const elapsed = () => `${Math.round((performance.now() - startedMs) / 1000)} s`;
  const isTerminal = process.stdout.isTTY === true && !process.env.CI;
  if (!isTerminal) console.log(`${title} …`);
  const timer = setInterval(
    () => (isTerminal ? process.stdout.write(`\r\x1b[2K${title} … ${elapsed()}`) : console.log(`  … ${elapsed()}`)),
    isTerminal ? 500 : quietLineEveryMs,
  );
  let end = 'failed after';
  try {
    const result = await work();
    end = 'done in';
    return result;
  } finally {
    clearInterval(timer);
    console.log(`${isTerminal ? '\r\x1b[2K' : ''}${title}: ${end} ${elapsed()}`);
  }
}

/**
 * @typedef {object} StepOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} log name of the log file in `.vscode-test/logs`
 * @property {boolean} [isShared] whether it goes on when a part of the tests has ended
 */

/**
 * Runs a command as a step with progress. Its output goes to a log file; when it fails, the end of that file is printed.
 * @param {string} title
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StepOptions} options
 * @returns {Promise<void>}
 */
export async function runStep(title, command, args, options) {
  const logFile = inHostRoot('logs', `${options.log}.log`);
  await mkdir(inHostRoot('logs'), { recursive: true });
  await withProgress(title, async () => {
    const code = await runToFile(command, args, options, logFile);
    if (code === 0) return;
    const lines = (await readFile(logFile, 'utf8')).trimEnd().split('\n').slice(-25);
    console.log(`\n${lines.map((line) => `  | ${line}`).join('\n')}`);
    throw new PlainError(`${title}: \`${command}\` ended with ${code}; its whole output is in ${logFile}.`);
  });
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {StepOptions} options
 * @param {string} logFile
 * @returns {Promise<number | string>}
 */
function runToFile(command, args, options, logFile) {
  return new Promise((resolve) => {
    const log = createWriteStream(logFile);
    const child = startProcess(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      isShared: options.isShared ?? false,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    child.once('error', (error) => log.end(`${error.message}\n`, () => resolve(error.message)));
    child.once('close', (code, signal) => log.end(() => resolve(code ?? signal ?? 'no exit code')));
  });
}
