import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buildProject } from '../build.mjs';
import { inHostRoot, inProject } from '../project.mjs';
import { packExtension } from '../vscode/packExtension.mjs';

const maxMegabytes = 1.5;

/**
 * What is wrong with a .vsix: its size, other bytes when it is made again, a package without its license, a warning of vsce. Leaves a
 * production build.
 * @param {string} file @returns {Promise<readonly string[]>}
 */
export async function packageProblems(file) {
  const licenses = await readFile(inProject('dist', 'LICENSES.txt'), 'utf8');
  const inside = await Promise.all((await packagesInside()).map(idOf));
  const unlisted = inside.filter((id) => !licenses.includes(`\n- ${id} `));
  const again = inHostRoot('dwell-again.vsix');
  await packExtension(again);
  const { size } = await stat(file);
  const warnings = (await readFile(inHostRoot('logs', 'vsce.log'), 'utf8')).match(/^.*\b(WARN|WARNING|ERROR)\b.*$/gm);
  return [
    ...(warnings ?? []),
    ...(size > maxMegabytes * 1024 * 1024 ? [`The .vsix is larger than ${maxMegabytes} MB.`] : []),
    ...((await digest(file)) === (await digest(again)) ? [] : ['The same sources made two different .vsix.']),
    ...unlisted.map((name) => `dist/LICENSES.txt does not list ${name}.`),
  ];
}

/**
 * The packages in the bundles, by the comments of a development build, and those that `esbuild.mjs` names because it copies of them:
 * another way than the one by which the list is made.
 */
async function packagesInside() {
  await buildProject();
  const files = (await readdir(inProject('dist'), { recursive: true })).filter(
    (name) => /\.(js|css|mjs)$/.test(name) && !/^(test|runtime[\\/]ric[\\/]index)/.test(name),
  );
  const texts = await Promise.all(files.map((name) => readFile(join(inProject('dist'), name), 'utf8')));
  const comments = texts.flatMap((text) => [
    ...text.matchAll(/^ *(?:\/\/|\/\*) (?:.*\/)?node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//gm),
  ]);
  const build = await readFile(inProject('esbuild.mjs'), 'utf8');
  const copied = build.matchAll(/\bcp\(\s*['"`]node_modules\/((?:@[^/\s]+\/)?[^/\s]+)\//g);
  return [...new Set([...comments, ...copied].map(([, name = '']) => name))].sort();
}

/** Name and version of a package, whose folder may be an alias. @param {string} folder */
async function idOf(folder) {
  const { name, version } = JSON.parse(await readFile(inProject('node_modules', folder, 'package.json'), 'utf8'));
  return `${name} ${version}`;
}

/** @param {string} file */
async function digest(file) {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}
