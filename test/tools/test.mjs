// `npm test [part …]`: runs every part, or the named ones, and says at the end what ran.
import { buildProject } from './build.mjs';
import { endAllProcesses, endPartProcesses, endProcessesOnSignal } from './machine/processes.mjs';
import { checkStyle, checkTypes } from './parts/checkParts.mjs';
import { runHostTests } from './parts/hostPart.mjs';
import { runPackageTests } from './parts/packagePart.mjs';
import { makePictures } from './parts/picturesPart.mjs';
import { ensureTestPackages, runInWorkbench } from './parts/uiPart.mjs';
import { runVitest } from './parts/vitestPart.mjs';
import { describeError, PlainError } from './project.mjs';
import { ensureServerHost } from './vscode/serverInstall.mjs';

/** @typedef {import('./parts/part.mjs').Part} Part */
/** @typedef {import('./parts/part.mjs').PartResult} PartResult */

/** In this order: what answers fastest comes first. @type {readonly Part[]} */
const parts = [
  { name: 'types', isStatic: true, run: checkTypes },
  { name: 'lint', isStatic: true, run: checkStyle },
  { name: 'unit', run: () => runVitest('unit') },
  { name: 'conformance', needsBuild: true, run: () => runVitest('conformance') },
  { name: 'webview', run: () => runVitest('webview') },
  { name: 'host', needsBuild: true, run: runHostTests },
  { name: 'ui', needsBuild: true, needsServer: true, run: () => runInWorkbench('ui') },
  // Makes a production build of its own, so it comes last.
  { name: 'package', needsServer: true, run: runPackageTests },
  { name: 'pictures', needsBuild: true, needsServer: true, isOnRequest: true, run: makePictures },
];

/** @typedef {PartResult & { readonly name: string, readonly seconds: number }} Row */

async function main() {
  const wanted = choose(process.argv.slice(2));
  if (wanted.some((part) => !part.isStatic)) await ensureTestPackages();
  if (wanted.some((part) => part.needsServer)) installAhead();
  if (wanted.some((part) => part.needsBuild)) await buildProject();
  /** @type {Row[]} */
  const rows = [];
  for (const part of wanted) rows.push(await runPart(part));
  printTable(rows);
  printFailures(rows);
  const failed = sum(rows.map((row) => row.failed));
  const skipped = sum(rows.map((row) => row.skipped ?? 0));
  const more = skipped === 0 ? '' : `, ${skipped} skipped`;
  console.log(`\n${sum(rows.map((row) => row.passed))} passed, ${failed} failed${more}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

/** The tests that need no workbench run meanwhile. Who needs it is told why it failed. */
function installAhead() {
  if (process.platform === 'linux') ensureServerHost().catch(() => undefined);
}

/** @param {readonly string[]} names @returns {readonly Part[]} */
function choose(names) {
  const unknown = names.find((name) => !parts.some((part) => part.name === name));
  if (unknown !== undefined) {
    throw new PlainError(`There is no part "${unknown}"; there are: ${parts.map((part) => part.name).join(', ')}.`);
  }
  return parts.filter((part) => (names.length === 0 ? !part.isOnRequest : names.includes(part.name)));
}

/** A part that breaks off is one failure, and the next one runs. @param {Part} part @returns {Promise<Row>} */
async function runPart(part) {
  console.log(`\n── ${part.name} ${'─'.repeat(60 - part.name.length)}`);
  const startedMs = performance.now();
  const seconds = () => (performance.now() - startedMs) / 1000;
  try {
    return { name: part.name, ...(await part.run()), seconds: seconds() };
  } catch (error) {
    console.error(describeError(error));
    return { name: part.name, passed: 0, failed: 1, note: 'broke off, see above', seconds: seconds() };
  } finally {
    await endPartProcesses();
  }
}

/** @param {readonly Row[]} rows */
function printTable(rows) {
  const heads = ['passed'.padStart(7), 'failed'.padStart(8), 'skipped'.padStart(9), 'time'.padStart(9)];
  console.log(`\n${'part'.padEnd(14)}${heads.join('')}`);
  for (const { name, passed, failed, skipped = 0, seconds, note = '' } of rows) {
    const figures = [
      String(passed).padStart(7),
      String(failed).padStart(8),
      String(skipped).padStart(9),
      `${seconds.toFixed(1)} s`.padStart(9),
    ];
    console.log(`${name.padEnd(14)}${figures.join('')}  ${note}`.trimEnd());
  }
}

/** @param {readonly Row[]} rows */
function printFailures(rows) {
  for (const { name, failures = [] } of rows) {
    for (const { title, failure } of failures) {
      // Enough of the stack to find the place, so that one test's does not push another's out of a log that is cut.
      console.log(`\n✗ ${name}: ${title}\n${failure.split('\n').slice(0, 25).join('\n').replace(/^/gm, '  | ')}`);
    }
  }
}

/** @param {readonly number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

endProcessesOnSignal();
try {
  await main();
} catch (error) {
  console.error(describeError(error));
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
} finally {
  await endAllProcesses();
}
