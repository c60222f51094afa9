import { mkdir, readFile, rm } from 'node:fs/promises';
import { runVisibly } from '../machine/runVisibly.mjs';
import { inHostRoot, inProject, projectRoot } from '../project.mjs';

/**
 * Runs one project of `test/vitest.config.ts`.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<import('./part.mjs').PartResult>}
 */
export async function runVitest(name, env = {}) {
  const report = inHostRoot('reports', `${name}.json`);
  await mkdir(inHostRoot('reports'), { recursive: true });
  await rm(report, { force: true });
  const code = await runVisibly(
    [
      inProject('node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      inProject('test/vitest.config.ts'),
      '--project',
      name,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: projectRoot, env },
  );
  const { passed, failed, skipped } = await readCounts(report);
  // A file that does not load, or an error after the tests, fails the run without failing a test.
  return { passed, skipped, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

/** @param {string} report */
async function readCounts(report) {
  const text = await readFile(report, 'utf8').catch(() => '{}');
  const found = JSON.parse(text);
  return {
    passed: Number(found.numPassedTests ?? 0),
    failed: Number(found.numFailedTests ?? 0),
    skipped: Number(found.numPendingTests ?? 0),
  };
}
