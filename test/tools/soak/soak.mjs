// `npm run soak [rounds]`: a working day in minutes; writes docs/soak.md. `--service` or `--window` measures one part and keeps the other.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { buildProject } from '../build.mjs';
import { endAllProcesses, endProcessesOnSignal } from '../machine/processes.mjs';
import { runHostTests } from '../parts/hostPart.mjs';
import { describeError, inProject, PlainError } from '../project.mjs';
import { makeTemporary, removeTemporary } from '../temporary.mjs';
import { soakManyLives, soakOneLife } from './soakService.mjs';

/** @typedef {import('../../host/measure/soakRound').SoakRound} SoakRound */
/** @typedef {import('./soakService.mjs').ServiceStage} ServiceStage */

const stages = 10;
const perStage = 500;
const lives = 50;

/** Above the first stage in which all stores of the service are full: 2,000 traces, 4 stages. */
const fullAt = 5;
const allowedMb = 12;

/** 5,000 invocations. */
const defaultRounds = 200;

endProcessesOnSignal();
const args = process.argv.slice(2);
const rounds = Number(args.find((arg) => /^\d+$/.test(arg)) ?? defaultRounds);
const file = inProject('docs', 'soak.md');
const folder = await makeTemporary('soak');
try {
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  await buildProject();
  // A temporary folder of its own: what is left in it is of this run.
  process.env.TMPDIR = temporary;
  /** @type {{ title: string, isMet: boolean, text: string }[]} */
  const parts = [];
  if (!args.includes('--window')) parts.push({ title: 'The local service', ...(await soakService()) });
  if (!args.includes('--service')) parts.push({ title: 'The window', ...(await soakWindow(rounds, folder)) });
  const before = await readFile(file, 'utf8').catch(() => '');
  const texts = ['The local service', 'The window'].map(
    (title) => parts.find((part) => part.title === title)?.text ?? sectionOf(before, title) ?? 'Not measured yet.',
  );
  await writeFile(file, page(texts));
  process.exitCode = parts.every(({ isMet }) => isMet) ? 0 : 1;
} catch (error) {
  console.error(describeError(error));
  process.exitCode = 1;
} finally {
  await endAllProcesses();
  await removeTemporary(folder);
}

/** @param {readonly ServiceStage[]} measured */
function growthMb(measured) {
  return (measured.at(-1)?.residentMb ?? 0) - (measured[fullAt - 1]?.residentMb ?? 0);
}

/** @param {string} text @param {string} title */
function sectionOf(text, title) {
  return new RegExp(`\\n## ${title}\\n\\n([^]*?)\\n(?=\\n## |$)`).exec(text)?.[1];
}

function surroundings() {
  return `${cpus().length} cores with ${Math.round(loadavg()[0] ?? 0)} processes at work`;
}

async function soakService() {
  const measuredOn = surroundings();
  const measured = await soakOneLife(stages, perStage);
  const left = await soakManyLives(lives, 20);
  const isMet = growthMb(measured) <= allowedMb && left.processes === 0 && left.folders === 0;
  return { isMet, text: servicePart({ measured, left, isMet, measuredOn }) };
}

/** @param {number} count @param {string} place */
async function soakWindow(count, place) {
  const report = join(place, 'rounds.jsonl');
  await writeFile(report, '');
  Object.assign(process.env, {
    DWELL_HOST_MEASURE: 'soak',
    DWELL_SOAK_ROUNDS: String(count),
    DWELL_MEASURE_REPORT: report,
  });
  const measuredOn = surroundings();
  const { failed } = await runHostTests();
  const lines = (await readFile(report, 'utf8')).split('\n').filter((line) => line !== '');
  /** @type {readonly SoakRound[]} */
  const measured = lines.map((line) => JSON.parse(line));
  if (measured.length < count) throw new PlainError(`Only ${measured.length} of ${count} rounds came to their end.`);
  return { isMet: failed === 0, text: windowPart({ measured, isMet: failed === 0, measuredOn }) };
}

/** @param {readonly string[]} texts */
function page([service = '', window = '']) {
  return `# Soak

\`npm run soak\` does a working day in minutes and writes this page: no more memory, open files, processes, and temporary folders may be
held at its end than soon after its start.

## The local service

${service}

## The window

${window}
`;
}

/**
 * @param {{
 *   readonly measured: readonly ServiceStage[],
 *   readonly left: { readonly processes: number, readonly folders: number },
 *   readonly isMet: boolean,
 *   readonly measuredOn: string,
 * }} found
 */
function servicePart({ measured, left, isMet, measuredOn }) {
  const rows = measured.map(({ invocations, residentMb, files, processes }) =>
    [invocations, residentMb, files, processes].join(' | '),
  );
  return `${stages * perStage} invocations in one life of the service: one in five fails, two in five are events, which fail two or three times. It keeps the
newest 2,000 traces and 4 MB of logs for each function, so it grows until then: ${allowedMb} MB are allowed between ${fullAt * perStage} invocations and the
end. Then ${lives} lives of 20 invocations each: **${left.processes} processes and ${left.folders} temporary folders** were left. It grew by ${growthMb(measured)} MB:
**${isMet ? 'met' : 'missed'}**. Measured on ${measuredOn}.

| invocations | resident, MB | open files | processes of functions |
| --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}`;
}

/** @param {{ readonly measured: readonly SoakRound[], readonly isMet: boolean, readonly measuredOn: string }} found */
function windowPart({ measured, isMet, measuredOn }) {
  const every = Math.max(1, Math.round(measured.length / 10));
  const shown = measured.filter(({ round }) => round === 1 || round % every === 0 || round === measured.length);
  const minutes = Math.round(measured.reduce((sum, { seconds }) => sum + seconds, 0) / 60);
  const rows = shown.map((one) =>
    [
      one.round * 25,
      one.heapMb.toFixed(1),
      Math.round(one.residentMb),
      one.handles,
      one.files,
      Math.round(one.serviceMb),
      one.processes,
      one.temporaryFolders,
    ].join(' | '),
  );
  return `A round, in the extension host of a real VS Code: 22 synchronous invocations (one in three fails), 3 events that fail three times a second
apart, a panel opened and closed, and a restart of the local service. After each round, garbage is collected and what is held is
counted. ${measured.length} rounds of the ${defaultRounds} of a whole run: ${measured.length * 25} invocations, ${measured.length} panels, ${measured.length} restarts, in ${minutes} minutes. The last five rounds may hold 12 MB, 6 handles, and 6
open files more than five early ones; no process and no temporary folder may be left: **${isMet ? 'met' : 'missed'}**. Measured on ${measuredOn}.

The figures are of all extensions in the host, VS Code's own included. The history keeps its 200 newest invocations.

| invocations | heap, MB | resident, MB | handles | open files | local service, MB | processes left | temporary folders left |
| --- | --- | --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row} |`).join('\n')}`;
}
