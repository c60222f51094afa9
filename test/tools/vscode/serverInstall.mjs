import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runStep } from '../machine/step.mjs';
import { buildPackages, ensureSystemPackages } from '../machine/systemPackages.mjs';
import { inHostRoot, PlainError } from '../project.mjs';

const version = '4.139.1';
const folder = inHostRoot('code-server');
/** Written last: without it the folder is what an interrupted install left behind. */
const marker = join(folder, 'installed.json');

/**
 * VS Code as a server, with a real Node extension host.
 * @typedef {object} ServerHost
 * @property {'server'} kind
 * @property {string} node the Node.js it runs on
 * @property {string} main its entry point
 * @property {string} version
 */

/** @type {ServerHost} */
const host = {
  kind: 'server',
  node: join(folder, 'node_modules', '.bin', 'node'),
  main: join(folder, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
  version,
};

/** @returns {Promise<ServerHost | undefined>} */
export async function findServerHost() {
  if (!existsSync(marker) || !existsSync(host.main) || !existsSync(host.node)) return undefined;
  const installed = JSON.parse(await readFile(marker, 'utf8'));
  return installed.version === version ? host : undefined;
}

/** @type {Promise<ServerHost> | undefined} */
let ensured;

/**
 * Installs it from npm, in about two minutes, once for all who ask. It is not among the project's dependencies: 740 MB, and it
 * demands Node 24, which comes along as a package too.
 * @returns {Promise<ServerHost>}
 */
export function ensureServerHost() {
  ensured ??= installMissing();
  return ensured;
}

/** @returns {Promise<ServerHost>} */
async function installMissing() {
  const found = await findServerHost();
  if (found) return found;
  if (process.platform !== 'linux') {
    throw new PlainError('The server host of VS Code is only for Linux; on this system the desktop VS Code is needed.');
  }
  await ensureSystemPackages(buildPackages);
  await emptyFolder();
  const allowScripts = { 'code-server': true, argon2: true, node: true };
  await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts }, undefined, 2));
  // npm looks for the .npmrc beside the nearest package.json: this keeps the project's `ignore-scripts` out.
  await writeFile(join(folder, '.npmrc'), 'ignore-scripts=false\naudit=false\nfund=false\n');
  await install('Installing Node.js 24 for it', 'node@24', 'install-node');
  await install('Installing VS Code as a server (about 2 minutes, 740 MB)', `code-server@${version}`, 'install-server');
  if (!existsSync(host.main)) {
    throw new PlainError(
      `code-server ${version} is installed, but ${host.main} is missing. Delete ${folder}, try again.`,
    );
  }
  await writeFile(marker, JSON.stringify({ version }));
  return host;
}

async function emptyFolder() {
  if (existsSync(folder)) {
    console.log('An interrupted or older install of the VS Code server is removed.');
    const old = `${folder}.old-${process.pid}`;
    await rename(folder, old);
    await rm(old, { recursive: true, force: true });
  }
  await mkdir(folder, { recursive: true });
}

/** @param {string} title @param {string} what @param {string} log */
function install(title, what, log) {
  // Started by `npm start`, we inherit npm's view of the project and of its Node.js, by which code-server judges the
  // one it is installed on; install scripts must run here, and on Node 24.
  const ofTheProject =
    /^(node$|npm_(config_(ignore_scripts|local_prefix|user_agent)|node_execpath|execpath|package_|lifecycle_))/i;
  const inherited = Object.entries(process.env).filter(([name]) => !ofTheProject.test(name));
  const env = {
    ...Object.fromEntries(inherited),
    npm_config_ignore_scripts: 'false',
    PATH: `${join(folder, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  };
  return runStep(title, 'npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, what], {
    cwd: folder,
    env,
    log,
    isShared: true,
  });
}
