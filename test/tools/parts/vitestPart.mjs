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
  const { passed, failed, skipped, failures } = await readReport(report);
  // A file that does not load, or an error after the tests, fails the run without failing a test.
  return { passed, skipped, failures, failed: failed === 0 && (code !== 0 || passed === 0) ? 1 : failed };
}

/** @param {string} report */
async function readReport(report) {
  const text = await readFile(report, 'utf8').catch(() => '{}');
  const found = JSON.parse(text);
  return {
    passed: Number(found.numPassedTests ?? 0),
    failed: Number(found.numFailedTests ?? 0),
    skipped: Number(found.numPendingTests ?? 0),
    failures: (found.testResults ?? []).flatMap(failuresOf),
  };
}

/**
 * @param {{ name: string, message?: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} file
 * @returns {readonly import('./part.mjs').FailedTest[]}
 */
function failuresOf({ name, message, assertionResults }) {
  const failed = assertionResults.filter(({ status }) => status === 'failed');
  // A file that does not load has no tests, and its own message.
  if (failed.length === 0 && message) return [{ title: name, failure: message }];
  return failed.map(({ fullName, failureMessages }) => ({ title: fullName, failure: failureMessages.join('\n') }));
}
