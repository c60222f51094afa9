import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { endProcess, startProcess } from '../machine/processes.mjs';
import { PlainError } from '../project.mjs';
import { calmSettings } from './calmSettings.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {import('./serverInstall.mjs').ServerHost} host
 * @property {string} dataDir the server's own folder: settings, logs, installed extensions
 * @property {number} [port] 0, or left out: any free one
 * @property {boolean} [isTrustAsked] keeps workspace trust on; else every folder is trusted
 * @property {Readonly<Record<string, unknown>>} [settings] of the machine, over the calm ones
 * @property {string | undefined} [extensionsDir] where installed extensions are, if not in `dataDir`
 * @property {NodeJS.ProcessEnv | undefined} [env]
 */

/**
 * @typedef {object} RunningServer
 * @property {number} port
 * @property {(address: AddressOptions) => string} address
 * @property {Promise<string>} ended resolves with the reason when the server is gone
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} AddressOptions
 * @property {string} [folder] absolute path of the workspace; without it an empty window
 * @property {string} [development] absolute path of the extension in development
 * @property {string} [tests] absolute path of a module whose `run()` the extension host calls
 */

/**
 * Starts VS Code's server on 127.0.0.1; resolves when it listens. A token in the address keeps other users of this
 * machine, and web pages, out.
 * @param {ServerOptions} options
 * @returns {Promise<RunningServer>}
 */
export async function startServer(options) {
  const { host, dataDir, port = 0 } = options;
  if (port !== 0) await assertFree(port);
  await writeMachineSettings(dataDir, { ...calmSettings, ...options.settings });
  const token = randomBytes(16).toString('hex');
  const args = [
    host.main,
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--connection-token',
    token,
    '--accept-server-license-terms',
    '--server-data-dir',
    dataDir,
    '--telemetry-level',
    'off',
    ...(options.isTrustAsked ? [] : ['--disable-workspace-trust']),
    ...(options.extensionsDir ? ['--extensions-dir', options.extensionsDir] : []),
    // Without it a built workbench ignores the `payload` of the address.
    '--enable-smoke-test-driver',
  ];
  const env = { ...process.env, ...options.env };
  const child = startProcess(host.node, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = /** @type {string[]} */ ([]);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`ended with ${code ?? signal}`));
  });
  const listening = new Promise((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const match = /Extension host agent listening on (\d+)/.exec(line);
        if (match) resolve(Number(match[1]));
      });
    }
  });
  const result = await Promise.race([listening, ended]);
  if (typeof result !== 'number') {
    throw new PlainError(`The VS Code server did not start: it ${result}.\n${said.slice(-10).join('\n')}`);
  }
  return {
    port: result,
    address: (where) => `http://127.0.0.1:${result}/?tkn=${token}&${query(where)}`,
    ended,
    stop: () => endProcess(child),
  };
}

/** @param {AddressOptions} where */
function query({ folder, development, tests }) {
  // The authority of a served folder is the literal word `remote`.
  const payload = [
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
    ...(development ? [['extensionDevelopmentPath', `vscode-remote://remote${development}`]] : []),
    ...(tests ? [['extensionTestsPath', `vscode-remote://remote${tests}`]] : []),
  ];
  const opened = folder === undefined ? 'ew=true' : `folder=${encodeURIComponent(folder)}`;
  return `${opened}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** @param {string} dataDir @param {Readonly<Record<string, unknown>>} settings */
export async function writeMachineSettings(dataDir, settings) {
  const file = join(dataDir, 'data', 'Machine', 'settings.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(settings, undefined, 2));
}

/** @param {number} port @returns {Promise<void>} */
function assertFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () =>
      reject(new PlainError(`Port ${port} is in use; give another one: --port 0 takes any free.`)),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
