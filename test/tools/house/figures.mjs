import { posix } from 'node:path';
import { circlesOf } from './circles.mjs';
import { countExports } from './exports.mjs';
import { functionsOf } from './functions.mjs';
import { countLines, readParsed } from './sources.mjs';
import { payloadDefinitions, rawCommandIds, serviceTables } from './vocabulary.mjs';

/** One figure: `most` is the bar, `where` the places behind the value. @typedef {{ readonly name: string, readonly value: number, readonly most?: number, readonly where?: readonly string[] }} Figure */

/** What the files under `src` of a project amount to. @param {string} root @returns {readonly Figure[]} */
export function measureHouse(root) {
  const sources = readParsed(root);
  const functions = sources.flatMap(functionsOf);
  const lines = sources.map(({ path, text }) => ({ place: path, value: countLines(text) }));
  const exported = sources.map((source) => ({ place: source.path, value: countExports(source) }));
  return [
    { name: 'files', value: sources.length },
    largest('files per folder, most', filesPerFolder(sources), 25),
    { name: 'lines per file, median', value: median(lines.map(({ value }) => value)) },
    largest('lines per file, most', lines),
    { name: 'exports per file, median', value: median(exported.map(({ value }) => value)) },
    largest('exports per file, most', exported),
    largest(
      'longest function, lines',
      functions.map(({ place, lines: value }) => ({ place, value })),
    ),
    largest(
      'parameters per function, most',
      functions.map(({ place, parameters: value }) => ({ place, value })),
      4,
    ),
    counted(
      'import circles',
      circlesOf(sources).map((circle) => circle.join(', ')),
      0,
    ),
    counted('raw command ids', rawCommandIds(root, sources), 0),
    counted('definitions of "payload document"', payloadDefinitions(root, sources), 1),
    counted('service tables', serviceTables(sources), 1),
  ];
}

/** @typedef {{ readonly place: string, readonly value: number }} Placed */

/** @param {readonly import('./sources.mjs').Source[]} sources @returns {readonly Placed[]} */
function filesPerFolder(sources) {
  const folders = sources.map(({ path }) => posix.dirname(path));
  return [...new Set(folders)].map((place) => ({ place, value: folders.filter((one) => one === place).length }));
}

/** With the places of the largest, or of all over the bar. @param {string} name @param {readonly Placed[]} values @param {number} [most] @returns {Figure} */
function largest(name, values, most) {
  const value = Math.max(...values.map((one) => one.value));
  const shown = values.filter((one) => one.value === value || (most !== undefined && one.value > most));
  return { name, value, where: shown.map(({ place }) => place), ...(most === undefined ? {} : { most }) };
}

/** @param {string} name @param {readonly string[]} where @param {number} most @returns {Figure} */
function counted(name, where, most) {
  return { name, value: where.length, most, where };
}

/** The middle of an uneven number of values, else the lower of the two. @param {readonly number[]} values */
function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor((values.length - 1) / 2)] ?? 0;
}
