import { runVisibly } from '../machine/runVisibly.mjs';
import { inProject, projectRoot } from '../project.mjs';

/** Three programs, since each side of the house sees other globals. */
const typeScriptProjects = ['tsconfig.json', 'src/webview/tsconfig.json', 'test/tsconfig.json'];

/** @returns {Promise<import('./part.mjs').PartResult>} */
export async function checkTypes() {
  const tsc = inProject('node_modules/typescript/bin/tsc');
  let failed = 0;
  for (const project of typeScriptProjects) {
    if ((await runVisibly([tsc, '-p', project], { cwd: projectRoot })) !== 0) failed = 1;
  }
  return { passed: 1 - failed, failed };
}

/** @returns {Promise<import('./part.mjs').PartResult>} */
export async function checkStyle() {
  const biome = inProject('node_modules/@biomejs/biome/bin/biome');
  const code = await runVisibly([biome, 'check', '.'], { cwd: projectRoot });
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
