import { parseObject } from '../../model/base/parseObject';
import type { FileReader } from '../../model/connection/fileReader';
import { folderOf, joinPath, relativePath } from '../templatePath';
import { folderMark, parseLiteral, Reference } from './parseLiteral';

/** The object that a program exports, as far as it is literal. */
export interface ProgramObject {
  readonly value: unknown;
  readonly files: readonly string[];
  /** The line (from 0) that a property is written in. */
  lineOf(key: string): number;
}

/** A module that a file imports, and what of it. */
interface Import {
  readonly path: string;
  readonly name: string;
  readonly from: string;
}

interface Reading {
  readonly files: FileReader;
  /** The folder of the program, which paths of handlers are relative to. */
  readonly root: string;
  readonly read: Set<string>;
}

const maxDepth = 8;

/** Reads what a TypeScript or JavaScript file exports by default, following names into the files that it imports. Runs nothing. */
export async function readProgramObject(file: string, files: FileReader): Promise<ProgramObject> {
  const reading = { files, root: folderOf(file), read: new Set<string>() };
  const value = await exported(file, 'default', reading, 0);
  const text = (await files.readText(file)) ?? '';
  const isObject = typeof value === 'object' && value !== null;
  return {
    value: isObject ? value : undefined,
    files: [...reading.read],
    lineOf: (key) => lineOf(text, key),
  };
}

function lineOf(text: string, key: string): number {
  const name = key.replace(/[^\w]/g, '\\$&');
  const line = text
    .split('\n')
    .findIndex((one) => new RegExp(`^\\s*['"]?${name}['"]?\\s*[:,]?\\s*`).test(one) && one.includes(key));
  return Math.max(0, line);
}

async function exported(file: string, name: string, reading: Reading, depth: number): Promise<unknown> {
  const text = depth > maxDepth ? undefined : await reading.files.readText(file);
  if (text === undefined) return undefined;
  reading.read.add(file);
  const start =
    name === 'default'
      ? /^\s*(?:module\.exports\s*=|export\s+default|export\s*=)\s*/m.exec(text)
      : new RegExp(`^\\s*export\\s+(?:const|let|var)\\s+${name}\\b[^=\\n]*=\\s*`, 'm').exec(text);
  if (start !== null) {
    const value = parseLiteral(text, start.index + start[0].length);
    return settle(value, { file, text }, reading, depth);
  }
  // `export { default as hello } from './hello'`
  const [, original = '', path = ''] =
    new RegExp(`export\\s*\\{[^}]*?\\b(\\w+)\\s+as\\s+${name}\\b[^}]*\\}\\s*from\\s*['"]([^'"]+)['"]`).exec(text) ??
    new RegExp(`export\\s*\\{[^}]*?\\b(${name})\\b[^}]*\\}\\s*from\\s*['"]([^'"]+)['"]`).exec(text) ??
    [];
  if (path !== '') return imported({ path, name: original, from: file }, reading, depth);
  return settle(new Reference(name), { file, text }, reading, depth);
}

interface Source {
  readonly file: string;
  readonly text: string;
}

/** Puts values in the place of names, and the folder in the place of its mark. */
async function settle(value: unknown, source: Source, reading: Reading, depth: number): Promise<unknown> {
  if (depth > maxDepth) return undefined;
  if (value instanceof Reference) return settleName(value.name, source, reading, depth + 1);
  if (typeof value === 'string') return value.replaceAll(folderMark, relativePath(reading.root, folderOf(source.file)));
  if (Array.isArray(value)) return Promise.all(value.map((item) => settle(item, source, reading, depth)));
  if (typeof value !== 'object' || value === null) return value;
  const settled: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const inner = await settle(item, source, reading, depth);
    if (item instanceof Reference && item.isSpread) Object.assign(settled, inner);
    else settled[key] = inner;
  }
  return settled;
}

async function settleName(name: string, source: Source, reading: Reading, depth: number): Promise<unknown> {
  const { text, file } = source;
  if (name.startsWith('require:')) {
    return imported({ path: name.slice('require:'.length), name: 'default', from: file }, reading, depth);
  }
  const [first = '', ...rest] = name.split('.');
  const escaped = first.replace('$', '\\$');
  const local = new RegExp(`^\\s*(?:export\\s+)?(?:const|let|var)\\s+${escaped}\\b[^=\\n]*=(?!>)\\s*`, 'm').exec(text);
  let value: unknown;
  if (local !== null) value = await settle(parseLiteral(text, local.index + local[0].length), source, reading, depth);
  else value = await settleImport(escaped, source, reading, depth);
  for (const key of rest) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return value;
}

async function settleImport(name: string, { text, file }: Source, reading: Reading, depth: number): Promise<unknown> {
  const whole = new RegExp(`import\\s+${name}\\s*(?:,\\s*\\{[^}]*\\})?\\s*from\\s*['"]([^'"]+)['"]`).exec(text);
  if (whole !== null) return imported({ path: whole[1] ?? '', name: 'default', from: file }, reading, depth);
  const named = /import\s*(?:\w+\s*,)?\s*\{([^}]*)\}\s*from\s*['"]([^'"]+)['"]/g;
  for (const [, list = '', path = ''] of text.matchAll(named)) {
    const [, original = name] = new RegExp(`\\b(\\w+)\\s+as\\s+${name}\\b`).exec(list) ?? [];
    if (new RegExp(`\\b${name}\\b`).test(list)) return imported({ path, name: original, from: file }, reading, depth);
  }
  return undefined;
}

/** A module beside the program, or by an alias such as `@functions/hello` for `src/functions/hello`. */
async function imported({ path, name, from }: Import, reading: Reading, depth: number): Promise<unknown> {
  const bases = path.startsWith('.')
    ? [joinPath(folderOf(from), path)]
    : [path.replace(/^[@~]\/?/, 'src/'), path.replace(/^[@~]\/?/, '')].map((one) => joinPath(reading.root, one));
  for (const base of bases) {
    for (const ending of ['', '.ts', '.js', '.mjs', '.cjs', '.json', '/index.ts', '/index.js']) {
      const file = `${base}${ending}`;
      if (!/\.(ts|[cm]?js|json)$/.test(file) || !(await reading.files.exists(file))) continue;
      if (!file.endsWith('.json')) return exported(file, name, reading, depth + 1);
      reading.read.add(file);
      return parseObject((await reading.files.readText(file)) ?? '');
    }
  }
  return undefined;
}
