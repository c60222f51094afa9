// `npm run bench:debug`: from the click on Debug to the first stop, in a real extension host; writes docs/debugging-figures.md.
import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { buildProject } from './build.mjs';
import { endAllProcesses, endProcessesOnSignal } from './machine/processes.mjs';
import { runHostTests } from './parts/hostPart.mjs';
import { describeError, inProject } from './project.mjs';
import { makeTemporary, removeTemporary } from './temporary.mjs';

const barSeconds = 3;

endProcessesOnSignal();
const folder = await makeTemporary('bench-debug');
try {
  const report = join(folder, 'figures.jsonl');
  await writeFile(report, '');
  await buildProject();
  Object.assign(process.env, { DWELL_HOST_MEASURE: 'debugging', DWELL_MEASURE_REPORT: report });
  const load = Math.round(loadavg()[0] ?? 0);
  const { failed } = await runHostTests();
  const lines = (await readFile(report, 'utf8')).split('\n').filter((line) => line !== '');
  const rows = lines.map((line) => rowOf(JSON.parse(line)));
  if (failed === 0) await writeFile(inProject('docs', 'debugging-figures.md'), page(rows, load));
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
} finally {
  await endAllProcesses();
  await removeTemporary(folder);
}

/** @param {{ readonly what: string, readonly seconds: readonly number[] }} figure */
function rowOf({ what, seconds }) {
  const [first = 0, ...rest] = seconds;
  const sorted = [...rest].sort((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const isMet = Math.max(first, median) <= barSeconds;
  return `| ${what} | ${first.toFixed(1)} s | ${median.toFixed(1)} s | ${isMet ? 'met' : '**missed**'} |`;
}

/** @param {readonly string[]} rows @param {number} load */
function page(rows, load) {
  return `# From the click on Debug to the first stop

\`npm run bench:debug\` runs **Debug Function** in the extension host of a real VS Code until its JavaScript debugger reports the first
stop, and writes this page. The first time includes the start of the local service and of the debugger; then the median of six more.
The bar is ${barSeconds} s for both. Measured on ${cpus().length} cores with ${load} processes at work.

| function | first time | then | |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
}
