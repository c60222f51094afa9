import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Installs one package of npm into a folder of ours, without its scripts. Rejects with npm's error. */
export async function installPackage(packageName: string, folder: string): Promise<void> {
  if (!/^(@[\w.-]+\/)?[\w.-]+$/.test(packageName)) throw new Error(`"${packageName}" is not the name of a package.`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true}', { flag: 'wx' }).catch(() => undefined);
  const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder, packageName];
  // npm is a script on Windows, which only a shell starts; the name holds nothing that a shell reads.
  await promisify(execFile)('npm', args, { cwd: folder, shell: process.platform === 'win32' });
}
