import { expect, test } from 'vitest';
import { type Import, importsOf, readSources, type SourceFile } from './sourceFile';

interface Room {
  /** Folders of `src` that may be imported, beside the room itself. */
  readonly own: readonly string[];
  /** Folders of which the types alone may be imported. */
  readonly types?: readonly string[];
  /** Packages: a name, or a prefix that ends in `*`. */
  readonly packages: readonly string[];
}

const pureLibraries = ['valibot', 'jsonc-parser', 'yaml', 'fuzzysort'];
const inEditor = ['model', 'events', 'trace', 'protocol', 'workspace', 'triggers', 'invocations', 'ids'];

/** Who may import what: the table of docs/architecture.md. A room that is not here may import nothing. */
const rooms: Readonly<Record<string, Room>> = {
  model: { own: [], packages: pureLibraries },
  events: { own: ['model'], packages: pureLibraries },
  trace: { own: ['model'], packages: pureLibraries },
  protocol: { own: ['model', 'trace'], packages: pureLibraries },
  workspace: { own: ['model'], packages: [...pureLibraries, 'node:module'] },
  triggers: { own: ['model', 'workspace'], packages: [] },
  invocations: { own: ['model', 'trace'], packages: pureLibraries },
  aws: {
    own: ['model', 'events'],
    types: ['trace'],
    packages: ['@aws-sdk/*', 'aws-partitions', '@smithy/*', 'node:*', ...pureLibraries],
  },
  local: {
    own: ['model', 'workspace', 'trace'],
    packages: ['node:*', '@aws-sdk/*', ...pureLibraries],
  },
  explorer: { own: ['model', 'trace', 'workspace', 'triggers', 'invocations'], packages: pureLibraries },
  editor: { own: [...inEditor, 'explorer'], packages: ['vscode', 'node:*', ...pureLibraries] },
  webview: { own: ['model', 'trace', 'protocol'], packages: ['preact', 'preact/*', '@vscode-elements/*'] },
  ids: { own: [], types: ['model'], packages: [] },
  extension: {
    own: [...inEditor, 'explorer', 'editor', 'aws'],
    packages: ['vscode', 'node:*'],
  },
};

const sources = readSources('src', ['.ts', '.tsx']);

/** The folder under `src`, or the file itself without its ending. */
function roomOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.tsx?$/, '');
}

function isAllowed(room: Room, from: string, one: Import): boolean {
  if (!one.isOwn) return room.packages.some((name) => matches(one.to, name));
  if (!one.to.startsWith('src/')) return false;
  const to = roomOf(one.to);
  return to === from || room.own.includes(to) || (one.isTypeOnly && room.types?.includes(to) === true);
}

function matches(name: string, allowed: string): boolean {
  return allowed.endsWith('*') ? name.startsWith(allowed.slice(0, -1)) : name === allowed;
}

function breaches(file: SourceFile): readonly string[] {
  const from = roomOf(file.path);
  const room = rooms[from];
  if (!room) return [`${file.path}: the table has no room "${from}"`];
  return importsOf(file)
    .filter((one) => !isAllowed(room, from, one))
    .map((one) => `${file.path}: "${from}" may not import ${one.isTypeOnly ? 'types of ' : ''}${one.to}`);
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
