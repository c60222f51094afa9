import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { FileReader } from '../../src/model/connection/fileReader';
import { findExport } from '../../src/workspace/handlers/findExport';
import { locateHandler } from '../../src/workspace/handlers/locateHandler';
import { inProject } from '../tools/project.mjs';
import { parseTemplate } from './readTexts';

function files(contents: Readonly<Record<string, string>>): FileReader {
  return {
    readText: async (path) => contents[path],
    exists: async (path) => Object.hasOwn(contents, path),
  };
}

const disk: FileReader = {
  readText: (path) => readFile(path, 'utf8'),
  exists: (path) =>
    readFile(path).then(
      () => true,
      () => false,
    ),
};

test('finds the handler of every sample', async () => {
  const template = inProject('samples/template.yaml');
  const { functions } = parseTemplate(await readFile(template, 'utf8'), template);
  const found = await Promise.all(functions.map((declared) => locateHandler(disk, declared)));
  const lines = await Promise.all(
    found.map(async (one) => (await readFile(one?.path ?? '', 'utf8')).split('\n')[one?.line ?? 0]),
  );
  expect(
    lines.map((line) =>
      line
        ?.slice(0, 30)
        .replace(/[({].*/, '')
        .trim(),
    ),
  ).toEqual([
    'export const handler = async',
    'def handler',
    'export const handler = async',
    'export const handler = async',
    'export const handler = async',
    'export const handler = async',
    'export const handler = async',
    'export const handler = async',
    'export const handler = async',
    'def handler',
  ]);
});

describe('the line of an export', () => {
  test.each([
    ['export const handler = async () => 1;', 'handler', 0],
    ['// handler\n\nexport async function handler(event) {}', 'handler', 2],
    ['export function handler() {}', 'handler', 0],
    ['export let handler: Handler = run;', 'handler', 0],
    ['/*\nexport const handler = 1;\n*/\nexports.handler = async () => 1;', 'handler', 3],
    ['"use strict";\nmodule.exports.handler = () => {};', 'handler', 1],
    ["exports['handler'] = 1", 'handler', 0],
    ['const x = 1;\nasync function handler() {}\nmodule.exports = { handler };', 'handler', 1],
    ['module.exports = {\n  other: 1,\n  async handler(event) {\n  },\n};', 'handler', 2],
    ['module.exports = { handler: async () => 1 };', 'handler', 0],
    ['function main() {}\nexport { main as handler };', 'handler', 0],
    ['const handler = wrap(main);\nexport { handler };', 'handler', 0],
    ['const other = 1;\nexport default async () => other;', 'default', 1],
    ['export const api = {\n  get: {},\n  handler: async () => 1,\n};', 'api.handler', 2],
    ['if (exports.handler === 1) {}\nexports.handler = 2;', 'handler', 1],
    ['export const handlers = 1;', 'handler', undefined],
    ['', 'handler', undefined],
    ['const url = "http://x"; exports.handler = 1;', 'handler', 0],
  ])('%j: %s is in line %s', (text, name, line) => {
    expect(findExport(text, name)).toBe(line);
  });
});

describe('the file of a handler', () => {
  test.each([
    ['src/app.handler', 'nodejs22.x', { '/p/src/app.ts': '\nexport const handler = 1' }, '/p/src/app.ts:1'],
    ['app.handler', 'nodejs22.x', { '/p/app.ts': '', '/p/app.js': '' }, '/p/app.js:0'],
    ['app.handler', 'nodejs22.x', { '/p/app.mts': 'export function handler() {}' }, '/p/app.mts:0'],
    ['app.api.get', 'nodejs22.x', { '/p/app.js': 'exports.api = {\n get: 1 }' }, '/p/app.js:1'],
    ['app.handler', 'python3.13', { '/p/app.py': 'x = 1\n\nasync def handler(a, b):\n' }, '/p/app.py:2'],
    ['pkg.mod.run', 'python3.13', { '/p/pkg/mod.py': 'run = wrap(main)' }, '/p/pkg/mod.py:0'],
    ['pkg/mod.run', 'python3.13', { '/p/pkg/mod.py': 'def run_other(): pass\ndef run(): pass' }, '/p/pkg/mod.py:1'],
    ['pkg.run', 'python3.13', { '/p/pkg/__init__.py': 'def run(): pass' }, '/p/pkg/__init__.py:0'],
    [
      'com.x.App::handle',
      'java21',
      { '/p/src/main/java/com/x/App.java': 'class App {\n int handle(int a) {' },
      '/p/src/main/java/com/x/App.java:1',
    ],
    ['A::A.Function::Run', 'dotnet8', { '/p/src/A/Function.cs': '' }, '/p/src/A/Function.cs:0'],
    ['bootstrap', 'provided.al2023', { '/p/main.go': '' }, '/p/main.go:0'],
    ['bootstrap', 'provided.al2023', { '/p/src/main.rs': '' }, '/p/src/main.rs:0'],
    ['app.Api.run', 'ruby3.4', { '/p/app.rb': 'class Api\n  def run(event:)' }, '/p/app.rb:1'],
    ['app.handler', 'python3.13', { '/p/app.js': '' }, undefined],
    ['app.handler', 'nodejs22.x', {}, undefined],
    ['nonsense', 'nodejs22.x', {}, undefined],
  ])('%s (%s)', async (handler, runtime, contents, expected) => {
    const found = await locateHandler(files(contents), {
      handler,
      runtime,
      codeUri: '/p',
      code: { kind: 'folder', path: '/p', built: undefined },
    });
    expect(found && `${found.path}:${found.line}`).toBe(expected);
  });
});
