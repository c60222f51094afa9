import { appendFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type MochaModule from 'mocha';
import type { HostTestEvent } from './hostTestEvent';

/**
 * The suites, loaded after Mocha's `describe` and `it` are there. `test/architecture.test.ts` sees to it that none is
 * forgotten.
 */
const suites: readonly (() => Promise<unknown>)[] = [
  // First: what starts with the first click would count against it.
  () => import('./activation.test'),
  () => import('./functions.test'),
  () => import('./explorer.test'),
  () => import('./connections.test'),
  () => import('./invoking.test'),
  () => import('./debugging.test'),
  () => import('./debuggingTypeScript.test'),
  () => import('./debuggingBuilds.test'),
  () => import('./agents.test'),
  () => import('./payloads.test'),
  () => import('./payloadDocuments.test'),
  () => import('./lenses.test'),
  () => import('./codeMarks.test'),
  () => import('./traceFiles.test'),
  () => import('./diagnosis.test'),
];

/** Not tests: what measures for minutes, one at a time. */
const measurements: Readonly<Record<string, () => Promise<unknown>>> = {
  soak: () => import('./measure/soak'),
  debugging: () => import('./measure/debuggingFigures'),
  lenses: () => import('./measure/lensFigures'),
};

function chosenSuites(): typeof suites {
  const measurement = measurements[process.env.DWELL_HOST_MEASURE ?? ''];
  return measurement === undefined ? suites : [measurement];
}

/**
 * What the extension host calls, on the desktop and in the server alike. Results go, a line each, to the file that
 * `DWELL_HOST_TESTS` names, so that what ran before a crash is known too.
 */
export async function run(): Promise<void> {
  const file = process.env.DWELL_HOST_TESTS;
  if (!file) throw new Error('DWELL_HOST_TESTS must name the file for the results.');
  mkdirSync(dirname(file), { recursive: true });
  const report = (event: HostTestEvent) => appendFileSync(file, `${JSON.stringify(event)}\n`);
  try {
    const failed = await runMocha(report);
    report({ kind: 'end', failure: undefined });
    // What VS Code makes its exit code of.
    if (failed > 0) throw new TestsFailed(`${failed} tests failed.`);
  } catch (error) {
    if (!(error instanceof TestsFailed)) report({ kind: 'end', failure: stackOf(error) });
    throw error;
  }
}

class TestsFailed extends Error {}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

async function runMocha(report: (event: HostTestEvent) => void): Promise<number> {
  // Not bundled: Mocha loads its own files by name.
  const Mocha = createRequire(__filename)('mocha') as typeof MochaModule;
  const mocha = new Mocha({ ui: 'bdd', timeout: 240_000, forbidOnly: true, forbidPending: true });
  const only = process.env.DWELL_HOST_GREP;
  if (only !== undefined) mocha.grep(only);
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const load of chosenSuites()) await load();
  return new Promise((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => report({ kind: 'passed', title: test.fullTitle(), durationMs: test.duration ?? 0 }));
    runner.on('fail', (test, error: Error) =>
      report({ kind: 'failed', title: test.fullTitle(), failure: error.stack ?? error.message }),
    );
  });
}
