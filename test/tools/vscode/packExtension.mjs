import { stat } from 'node:fs/promises';
import { buildProject } from '../build.mjs';
import { runStep } from '../machine/step.mjs';
import { inProject, projectRoot } from '../project.mjs';

/**
 * Builds as it ships and packs a .vsix, with what `.vscodeignore` allows. Everything is bundled, so no dependency goes
 * along. Leaves a production build in `dist/`.
 * @param {string} file absolute path
 */
export async function packExtension(file) {
  await buildProject({ isProduction: true });
  // Relative links of the README stay as they are: there is no address of a repository to complete them with.
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ];
  await runStep('Packing the .vsix', process.execPath, [inProject('node_modules/@vscode/vsce/vsce'), ...args], {
    cwd: projectRoot,
    log: 'vsce',
  });
  const { size } = await stat(file);
  console.log(`${file}: ${(size / 1024 / 1024).toFixed(2)} MB`);
}
