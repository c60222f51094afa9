import { stat } from 'node:fs/promises';
import { brokenLinks } from '../brokenLinks.mjs';
import { buildProject } from '../build.mjs';
import { runStep } from '../machine/step.mjs';
import { inProject, PlainError, projectRoot } from '../project.mjs';

/** Files of a .vsix have this time and zone, so that the same sources make the same bytes. Seconds since 1970. */
const packedAt = { SOURCE_DATE_EPOCH: process.env.SOURCE_DATE_EPOCH ?? '1735689600', TZ: 'UTC' };

/**
 * Builds as it ships and packs a .vsix, with what `.vscodeignore` allows. Everything is bundled, so no dependency goes
 * along. Leaves a production build in `dist/`. Refuses pages of the Marketplace with a broken link.
 * @param {string} file absolute path
 * @param {{ readonly isPreRelease?: boolean }} [options]
 */
export async function packExtension(file, { isPreRelease = false } = {}) {
  const broken = ['README.md', 'CHANGELOG.md'].flatMap(brokenLinks);
  if (broken.length > 0) throw new PlainError(`These links lead nowhere:\n  ${broken.join('\n  ')}`);
  await buildProject({ isProduction: true });
  const args = ['package', '--no-dependencies', ...(isPreRelease ? ['--pre-release'] : []), '--out', file];
  await runStep('Packing the .vsix', process.execPath, [inProject('node_modules/@vscode/vsce/vsce'), ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...packedAt },
    log: 'vsce',
  });
  const { size } = await stat(file);
  console.log(`${file}: ${(size / 1024 / 1024).toFixed(2)} MB`);
}
