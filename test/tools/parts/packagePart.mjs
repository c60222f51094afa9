import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runStep } from '../machine/step.mjs';
import { inHostRoot } from '../project.mjs';
import { makeTemporary, removeTemporary } from '../temporary.mjs';
import { packExtension } from '../vscode/packExtension.mjs';
import { packageProblems } from './packageProblems.mjs';
import { ensureServedWorkbench, runInWorkbench } from './uiPart.mjs';

/**
 * What ships is what was tested: makes the .vsix twice, checks what is in it, installs it into an empty host, and invokes a function
 * there.
 * @returns {Promise<import('./part.mjs').PartResult>}
 */
export async function runPackageTests() {
  const file = inHostRoot('dwell-tested.vsix');
  await mkdir(inHostRoot(), { recursive: true });
  await packExtension(file);
  const problems = await packageProblems(file);
  if (problems.length > 0) {
    console.error(problems.map((problem) => ` ✗ ${problem}`).join('\n'));
    return { passed: 0, failed: problems.length, note: 'the .vsix is not as it must be' };
  }
  if (process.platform !== 'linux') {
    return { passed: 1, failed: 0, note: 'made, not installed: the served workbench is for Linux' };
  }
  const host = await ensureServedWorkbench();
  const stateDir = await makeTemporary('installed');
  try {
    const extensionsDir = join(stateDir, 'extensions');
    const args = ['--install-extension', file, '--extensions-dir', extensionsDir, '--server-data-dir', stateDir];
    await runStep('Installing the .vsix', host.node, [host.main, ...args, '--accept-server-license-terms'], {
      log: 'install-vsix',
    });
    return await runInWorkbench('package', { DWELL_EXTENSIONS_DIR: extensionsDir });
  } finally {
    await removeTemporary(stateDir);
  }
}
