import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A package of npm whose code or files ship.
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license as its package.json says, an SPDX expression
 * @property {readonly string[]} texts its license and its notice
 */

/** Licenses that ask for no more than that their text goes along. */
const allowed = ['MIT', 'MIT-0', 'Apache-2.0', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-4.0'];

/** The folder of the package that a file is of, nested packages included; `undefined` for files of our own. */
const packageFolder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * The packages that files are of, by name and version. Throws for a package whose license is missing or not allowed.
 * @param {Iterable<string>} files relative to the folder, with slashes
 * @returns {readonly BundledPackage[]}
 */
export function bundledPackages(files) {
  const folders = new Set([...files].flatMap((file) => packageFolder.exec(file) ?? []));
  const byId = new Map([...folders].map(readPackage).map((one) => [`${one.name} ${one.version}`, one]));
  return [...byId].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found);
}

/** @param {string} folder @returns {BundledPackage} */
function readPackage(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!allowed.includes(license))
    throw new Error(`${name} has the license ${license}, which is not among those that may ship.`);
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|notice|copying)(\.\w+)?$/i.test(file));
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  if (texts.length > 0) return { name, version, license, texts };
  if (license === 'Apache-2.0') return { name, version, license, texts: [apacheText()] };
  throw new Error(`${name} ${version} (${license}) has no file with its license.`);
}

/** Some of AWS's packages name the license and leave its text out. */
function apacheText() {
  const file = 'node_modules/@aws-sdk/client-lambda/LICENSE';
  if (!existsSync(file)) throw new Error(`There is no ${file} to take the text of the Apache license from.`);
  return readFileSync(file, 'utf8').trim();
}

/**
 * The document that ships: all packages, then each text once, under the packages that it is of.
 * @param {readonly BundledPackage[]} packages
 */
export function licensesDocument(packages) {
  /** @type {Map<string, string[]>} */
  const byText = new Map();
  for (const { name, version, texts } of packages) {
    const text = texts.join('\n\n');
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  }
  const line = '-'.repeat(80);
  return [
    'Dwell includes the following packages, under their own licenses.\n',
    ...packages.map(({ name, version, license }) => `- ${name} ${version} (${license})`),
    ...[...byText].map(([text, names]) => `\n${line}\n${names.join(', ')}\n${line}\n\n${text}`),
    '',
  ].join('\n');
}
