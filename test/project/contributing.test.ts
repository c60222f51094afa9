import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { inProject } from '../tools/project.mjs';

const contributing = readFileSync(inProject('CONTRIBUTING.md'), 'utf8');

test('the files that CONTRIBUTING names are there', () => {
  const named = [...contributing.matchAll(/\b(?:src|test|docs)\/[\w./{},-]*\w/g)].map(([path]) => path);
  expect(named.flatMap(alternatives).filter((path) => !existsSync(inProject(path)))).toEqual([]);
});

test('the npm scripts and launch configurations that CONTRIBUTING names are there', () => {
  const { scripts } = JSON.parse(readFileSync(inProject('package.json'), 'utf8'));
  const wanted = [...contributing.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
  expect(wanted.filter((name) => scripts[name] === undefined)).toEqual([]);
  const launch = readFileSync(inProject('.vscode/launch.json'), 'utf8');
  const configurations = [...contributing.matchAll(/[Cc]onfiguration \*\*([^*]+)\*\*/g)].map(([, name = '']) => name);
  expect(configurations.length).toBeGreaterThan(3);
  expect(configurations.filter((name) => !launch.includes(`"name": "${name}"`))).toEqual([]);
});

test('the forms and workflows are YAML, and actions have a version', () => {
  const files = ['.github', '.github/workflows', '.github/ISSUE_TEMPLATE'].flatMap((folder) =>
    readdirSync(inProject(folder))
      .filter((name) => name.endsWith('.yml'))
      .map((name) => `${folder}/${name}`),
  );
  const problems = files.flatMap((file) => {
    const text = readFileSync(inProject(file), 'utf8');
    const unversioned = [...text.matchAll(/uses: (\S+)/g)].filter(
      ([, action = '']) => !/@v?\d|@[0-9a-f]{40}$/.test(action),
    );
    return [...parseDocument(text).errors, ...unversioned].map((problem) => `${file}: ${problem}`);
  });
  expect(problems).toEqual([]);
  expect(files.length).toBeGreaterThan(5);
});

/** `a/{b,c}d` is `a/bd` and `a/cd`. */
function alternatives(path: string): readonly string[] {
  const [, before = '', choices = '', after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(path) ?? [];
  return choices === '' ? [path] : choices.split(',').map((choice) => `${before}${choice}${after}`);
}
