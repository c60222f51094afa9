import { startProcess } from './processes.mjs';

/**
 * Runs a script of Node.js with its output on our own. No shell and no `.cmd`, so it is the same on Windows.
 * @param {readonly string[]} args the script and its arguments
 * @param {{ readonly cwd: string, readonly env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<number>} the exit code; 1 when it was killed or did not start
 */
export function runVisibly(args, { cwd, env = {} }) {
  const child = startProcess(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
