import { spawnSync } from 'node:child_process';
import { PlainError } from '../project.mjs';
import { isToolThere, requiredTools } from './awsTools.mjs';
import { findBrowser, findOnPath } from './browser.mjs';
import { runStep } from './step.mjs';

/**
 * A package of the system, by Debian's name, and how to tell that what it brings is there already.
 * @typedef {{ readonly name: string, readonly isThere: () => boolean }} SystemPackage
 */

/** @type {SystemPackage} */
export const chromium = { name: 'chromium', isThere: () => findBrowser() !== undefined };

/**
 * A display for the desktop VS Code on a Linux machine that has none.
 * @type {SystemPackage}
 */
export const virtualDisplay = { name: 'xvfb', isThere: () => findOnPath('Xvfb') !== undefined };

/**
 * What pictures are stored with.
 * @type {SystemPackage}
 */
export const imageMagick = { name: 'imagemagick', isThere: () => findOnPath('convert') !== undefined };

/** @type {SystemPackage} */
export const python = { name: 'python3', isThere: () => findOnPath('python3') !== undefined };

/**
 * What the native modules of the server host are compiled with. Without Kerberos's headers its install fails.
 * @type {readonly SystemPackage[]}
 */
export const buildPackages = [
  python,
  { name: 'make', isThere: () => findOnPath('make') !== undefined },
  { name: 'g++', isThere: () => findOnPath('g++') !== undefined },
  { name: 'pkg-config', isThere: () => findOnPath('pkg-config') !== undefined },
  {
    name: 'libkrb5-dev',
    isThere: () => spawnSync('pkg-config', ['--exists', 'krb5-gssapi'], { stdio: 'ignore' }).status === 0,
  },
];

/**
 * The required tools that Debian has as packages. moto is on PyPI alone, so it is not among them.
 * @returns {readonly SystemPackage[]}
 */
export function requiredToolPackages() {
  return requiredTools().flatMap((tool) => {
    const name = debianNames[tool];
    return name === undefined ? [] : [{ name, isThere: () => isToolThere(tool) }];
  });
}

/** @type {Readonly<Partial<Record<import('./awsTools.mjs').AwsTool, string>>>} */
const debianNames = { aws: 'awscli', boto3: 'python3-boto3' };

/**
 * Installs what is missing, through apt-get as root or with sudo.
 * @param {readonly SystemPackage[]} wanted
 * @returns {Promise<void>}
 */
export async function ensureSystemPackages(wanted) {
  const missing = wanted.filter((one) => !one.isThere()).map((one) => one.name);
  if (missing.length === 0) return;
  const names = missing.join(' ');
  const isRoot = process.getuid?.() === 0;
  const command = `${isRoot ? '' : 'sudo '}apt-get update && ${isRoot ? '' : 'sudo '}apt-get install ${names}`;
  if (!findOnPath('apt-get')) {
    throw new PlainError(
      `Missing: ${names} (Debian's names). There is no apt-get here; install them your system's way.`,
    );
  }
  if (!isRoot && !maySudo()) throw new PlainError(`Missing: ${names}. Type: ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = isRoot ? ['apt-get'] : ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND', 'apt-get'];
  const [program = 'apt-get', ...before] = apt;
  await runStep('Reading the list of Debian packages', program, [...before, 'update'], { env, log: 'apt-update' });
  const install = [...before, 'install', '-y', '--no-install-recommends', ...missing];
  await runStep(`Installing Debian packages: ${names}`, program, install, { env, log: 'apt-install' });
  const still = wanted.filter((one) => !one.isThere()).map((one) => one.name);
  if (still.length > 0) {
    throw new PlainError(`apt-get ended well, yet this is still missing: ${still.join(' ')}. Type: ${command}`);
  }
}

/** Asks for the password where there is somebody to ask. */
function maySudo() {
  if (!findOnPath('sudo')) return false;
  if (spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return true;
  return process.stdin.isTTY === true && spawnSync('sudo', ['-v'], { stdio: 'inherit' }).status === 0;
}
