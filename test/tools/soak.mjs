// `npm run soak [rounds]`: 100 invocations, 4 panels, and a restart of Local a round (50), in a real extension host; writes docs/soak.md.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { buildProject } from './build.mjs';
import { endAllProcesses, endProcessesOnSignal } from './machine/processes.mjs';
import { runHostTests } from './parts/hostPart.mjs';
import { describeError, inProject } from './project.mjs';
import { makeTemporary, removeTemporary } from './temporary.mjs';

/** @typedef {import('../host/measure/soakRound').SoakRound} SoakRound */

endProcessesOnSignal();
const rounds = Number(process.argv[2] ?? 50);
const folder = await makeTemporary('soak');
try {
  const report = join(folder, 'rounds.jsonl');
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  await writeFile(report, '');
  await buildProject();
  // A temporary folder of its own: what is left in it is of this run.
  Object.assign(process.env, {
    DWELL_HOST_MEASURE: 'soak',
    DWELL_SOAK_ROUNDS: String(rounds),
    DWELL_MEASURE_REPORT: report,
    TMPDIR: temporary,
  });
  const { failed } = await runHostTests();
  const lines = (await readFile(report, 'utf8')).split('\n').filter((line) => line !== '');
  const measured = lines.map((line) => JSON.parse(line));
  if (measured.length === rounds) await writeFile(inProject('docs', 'soak.md'), page(measured, failed === 0));
  process.exitCode = failed === 0 ? 0 : 1;
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
} finally {
  await endAllProcesses();
  await removeTemporary(folder);
}

/** @param {readonly SoakRound[]} measured @param {boolean} isMet */
function page(measured, isMet) {
  const every = Math.max(1, Math.round(measured.length / 10));
  const shown = measured.filter(({ round }) => round === 1 || round % every === 0 || round === measured.length);
  const minutes = Math.round(measured.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
  const rows = shown.map((one) =>
    [
      one.round * 100,
      one.heapMb.toFixed(1),
      Math.round(one.residentMb),
      one.handles,
      one.files,
      Math.round(one.serviceMb),
      one.processes,
      one.temporaryFolders,
    ].join(' | '),
  );
  return `# Soak

\`npm run soak\` does a working day in minutes, in the extension host of a real VS Code with the local service: a round is 88 synchronous
invocations (one in three fails), 12 events that fail three times a second apart, 4 panels opened and closed, and a restart of the local
service. After each round, garbage is collected and what is held is counted. ${measured.length} rounds: ${measured.length * 100} invocations,
${measured.length * 4} panels, ${measured.length} restarts, in ${minutes} minutes on ${cpus().length} cores with ${Math.round(loadavg()[0] ?? 0)} processes at work.

It is met when the last five rounds hold no more than rounds 6 to 10 did: 12 MB of memory, 6 handles, and 6 open files are allowed for
noise; no process and no temporary folder may be left. **${isMet ? 'Met' : 'Missed'}.**

The extension host's figures are of all extensions in it, VS Code's own included. The history keeps its 200 newest invocations.

| invocations | heap, MB | resident, MB | handles | open files | local service, MB | processes left | temporary folders left |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}
`;
}
