// `npm start`: VS Code on the sample workspace, with the extension in development.
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildProject } from './build.mjs';
import { findBrowser, findOnPath } from './machine/browser.mjs';
import { endAllProcesses, endProcessesOnSignal, isInterrupted, startProcess } from './machine/processes.mjs';
import { describeError, inHostRoot, inProject, PlainError, projectRoot } from './project.mjs';
import { calmSettings } from './vscode/calmSettings.mjs';
import { startServer } from './vscode/server.mjs';
import { ensureHost, hasDisplay } from './vscode/vscodeHost.mjs';

const usage = `npm start [-- options]

  --folder PATH  the folder to open instead of samples/; workspace trust is asked for as usual
  --port N       the port of the server, where VS Code is served to a browser (default: any free one)
  --no-open      only print the address, or on a desktop: only get ready
  --help         this text

Ctrl-C ends everything. DWELL_HOST=desktop or server chooses the kind of VS Code.`;

/** Settings and state of this one start: every start is a fresh one. */
const stateDir = inHostRoot('start', String(process.pid));
const removeState = () => rm(stateDir, { recursive: true, force: true, maxRetries: 5 });

async function main() {
  const options = readOptions();
  if (options.help) return console.log(usage);
  const folder = await readFolder(options.folder);
  const isSamples = options.folder === undefined;
  await buildProject();
  const host = await ensureHost({ hasDisplay: hasDisplay() });
  await mkdir(stateDir, { recursive: true });
  if (host.kind === 'desktop') await runDesktop(host.executable, folder, isSamples, options.open);
  else await runServer(host, folder, isSamples, options);
}

/**
 * @param {import('./vscode/vscodeHost.mjs').ServerHost} host
 * @param {string} folder
 * @param {boolean} isSamples
 * @param {{ readonly port: number, readonly open: boolean }} options
 */
async function runServer(host, folder, isSamples, options) {
  const server = await startServer({ host, dataDir: stateDir, port: options.port, isTrustAsked: !isSamples });
  const address = server.address({ folder, development: projectRoot });
  console.log(`\nVS Code ${host.version} is at\n\n  ${address}\n`);
  printHints();
  if (options.open && hasDisplay()) openInBrowser(address);
  console.log('Ctrl-C ends it.');
  const reason = await server.ended;
  throw new PlainError(`The VS Code server ${reason}.`);
}

/**
 * @param {string} executable
 * @param {string} folder
 * @param {boolean} isSamples
 * @param {boolean} isOpened
 */
async function runDesktop(executable, folder, isSamples, isOpened) {
  const userDataDir = join(stateDir, 'user-data');
  await mkdir(join(userDataDir, 'User'), { recursive: true });
  await writeFile(join(userDataDir, 'User', 'settings.json'), JSON.stringify(calmSettings, undefined, 2));
  const args = [
    `--extensionDevelopmentPath=${projectRoot}`,
    `--user-data-dir=${userDataDir}`,
    `--extensions-dir=${join(stateDir, 'extensions')}`,
    '--skip-welcome',
    '--skip-release-notes',
    '--new-window',
    ...(isSamples ? ['--disable-workspace-trust'] : []),
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    folder,
  ];
  printHints();
  if (!isOpened) return console.log(`Ready. To open it: ${[executable, ...args].join(' ')}`);
  // Started from a terminal of VS Code this variable is set, and the program would run as plain Node.js.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = startProcess(executable, args, { env, stdio: 'ignore' });
  console.log('VS Code is open. Ctrl-C ends it.');
  await new Promise((done, fail) => {
    child.once('error', (error) => fail(new PlainError(`VS Code did not start: ${error.message}`)));
    child.once('exit', done);
  });
}

function printHints() {
  console.log(
    'Open "Lambda" in the activity bar, expand "Local", press ▷ on a function. The local service starts with',
  );
  console.log('the first click; it needs no account and no Docker.\n');
}

/** @param {string} address */
function openInBrowser(address) {
  const opener = findOnPath('xdg-open') ?? findBrowser();
  if (!opener) return;
  startProcess(opener, [address], { stdio: 'ignore' }).once('error', (error) => {
    console.log(`No browser was opened (${error.message}): open the address yourself.`);
  });
}

/** @param {string | undefined} given */
async function readFolder(given) {
  if (given === undefined) return inProject('samples');
  // npm runs us in the project's folder; a relative path is meant from where it was typed.
  const folder = resolve(process.env.INIT_CWD ?? process.cwd(), given);
  const isFolder = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new PlainError(`--folder: ${folder} is not a folder.`);
  return folder;
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        folder: { type: 'string' },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      throw new PlainError(`--port: "${values.port}" is not a port; it may be 0 to 65535.`);
    }
    return { folder: values.folder, port, open: !values['no-open'], help: values.help };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

endProcessesOnSignal(removeState);
try {
  await main();
} catch (error) {
  if (!isInterrupted()) console.error(describeError(error));
  process.exitCode = 1;
}
if (!isInterrupted()) {
  await endAllProcesses();
  await removeState();
}
