import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { importCircles } from './importCircles';
import { type Room, readRooms } from './roomTable';
import { type Import, importsOf, readSources, type SourceFile } from './sourceFile';
import { inProject } from './tools/project.mjs';

const roomTable = readRooms(readFileSync(inProject('docs/architecture.md'), 'utf8'));

const sources = readSources('src', ['.ts', '.tsx']);

/** The folder under `src`, or the file itself without its ending. */
function roomOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.tsx?$/, '');
}

/** The entry of the table by which a room may import this; `undefined` where there is none. */
function entryFor(room: Room, one: Import): string | undefined {
  if (!one.isOwn) return room.packages.find((name) => matches(one.to, name));
  if (!one.to.startsWith('src/')) return undefined;
  const to = roomOf(one.to);
  if (room.own.includes(to)) return to;
  return one.isTypeOnly && room.types.includes(to) ? `${to} (types)` : undefined;
}

function matches(name: string, allowed: string): boolean {
  return allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed;
}

/** Imports of a file that leave its room. */
function leaving(file: SourceFile): readonly Import[] {
  return importsOf(file).filter((one) => !one.to.startsWith('src/') || roomOf(one.to) !== roomOf(file.path));
}

function breaches(file: SourceFile): readonly string[] {
  const from = roomOf(file.path);
  const room = roomTable.get(from);
  if (!room) return [`${file.path}: the table has no room "${from}"`];
  return leaving(file)
    .filter((one) => entryFor(room, one) === undefined)
    .map((one) => `${file.path}: "${from}" may not import ${one.isTypeOnly ? 'types of ' : ''}${one.to}`);
}

function unneeded(name: string, room: Room): readonly string[] {
  const files = sources.filter((file) => roomOf(file.path) === name);
  if (files.length === 0) return [`${name}: there is no such room`];
  const used = new Set(files.flatMap(leaving).map((one) => entryFor(room, one)));
  const entries = [...room.own, ...room.types.map((to) => `${to} (types)`), ...room.packages];
  return entries.filter((entry) => !used.has(entry)).map((entry) => `${name}: nothing imports ${entry}`);
}

/** `path:line: what`, for each match. */
function findings(files: readonly SourceFile[], pattern: RegExp, what: string): readonly string[] {
  return files.flatMap((file) =>
    file.text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file.path}:${index + 1}: ${what}`] : [])),
  );
}

test('every file imports only what its room may', () => {
  expect(sources.flatMap(breaches)).toEqual([]);
});

test('the table has no entry that nothing needs', () => {
  expect([...roomTable].flatMap(([name, room]) => unneeded(name, room))).toEqual([]);
});

test('no files import each other in a circle, types included', () => {
  expect(importCircles(sources).map((circle) => circle.join(' → '))).toEqual([]);
});

test('no folder of code lists more than 25 files', () => {
  const counts = new Map<string, number>();
  for (const { path } of [...sources, ...readSources('test', ['.ts', '.tsx', '.mjs'])]) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  expect([...counts].filter(([, count]) => count > 25).map(([folder, count]) => `${folder}: ${count}`)).toEqual([]);
});

test('no file has a default export', () => {
  expect(findings(sources, /^export default\b|\bas default\b/, 'a default export')).toEqual([]);
});

test('nothing sets innerHTML', () => {
  expect(
    findings(sources, /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML)\b/, 'HTML from text'),
  ).toEqual([]);
});

test('no file names a path outside the project', () => {
  const all = ['src', 'test', 'samples', 'docs'].flatMap((folder) =>
    readSources(folder, ['.ts', '.tsx', '.mjs', '.js', '.py', '.json', '.yaml', '.yml', '.md']),
  );
  expect(findings(all, /(^|[\s'"`(])\/(work|home|root|Users)\/\w/, 'a path of somebody’s machine')).toEqual([]);
});

test('no file is a barrel', () => {
  expect(sources.filter((file) => /\/index\.tsx?$/.test(file.path)).map((file) => file.path)).toEqual([]);
});

test('the suite inside the extension host runs every file of test/host', () => {
  const files = readSources('test/host', ['.test.ts']).map((file) => file.path.replace(/\.ts$/, ''));
  const run = readSources('test/host', ['run.ts']).flatMap(importsOf);
  expect(
    files.filter((file) => !run.some((one) => one.to === file)).map((file) => `test/host/run.ts forgets ${file}`),
  ).toEqual([]);
});
