import { PlainError } from '../project.mjs';
import { hasDisplay } from '../vscode/vscodeHost.mjs';
import { endProcess, startProcess } from './processes.mjs';
import { ensureSystemPackages, virtualDisplay } from './systemPackages.mjs';

/**
 * The display there is, or one in memory for as long as it is needed.
 * @returns {Promise<{ readonly env: Record<string, string>, readonly stop: () => Promise<void> }>}
 */
export async function ensureDisplay() {
  if (hasDisplay()) return { env: {}, stop: async () => {} };
  await ensureSystemPackages([virtualDisplay]);
  // It picks a free number itself and tells it on the descriptor that it is given.
  const child = startProcess('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x800x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new PlainError(`Xvfb did not start: ${error.message}`)));
    child.once('exit', (code) => reject(new PlainError(`Xvfb ended with ${code} before it had a display.`)));
    child.stdio[3]?.once('data', (data) => resolve(String(data).trim()));
  });
  return { env: { DISPLAY: `:${number}` }, stop: () => endProcess(child) };
}
