import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { nodeFiles } from '../../src/local/functions/nodeFiles';
import type { DeclaredFunction } from '../../src/model/function/declaredFunction';
import type { Project } from '../../src/model/function/project';
import { locateHandler } from '../../src/workspace/handlers/locateHandler';
import { defaultPlace } from '../../src/workspace/projects/projectInput';
import { readWorkspace } from '../../src/workspace/projects/readWorkspace';
import { expectGolden } from '../golden';
import { inProject } from '../tools/project.mjs';

const root = inProject('test/workspace/projects');

function below(path: string): string {
  return path.startsWith(root) ? path.slice(root.length + 1) : path;
}

/** `create.handler (nodejs22.x) → sam-typescript/src/create.ts:3`, the line from 1. */
async function renderFunction(one: DeclaredFunction): Promise<readonly string[]> {
  const found = await locateHandler(nodeFiles, one);
  const place = found === undefined ? 'not found' : `${below(found.path)}:${found.line + 1}`;
  const { code } = one;
  const built = 'built' in code && code.built !== undefined ? `, built ${below(code.built)}` : '';
  return [
    `  ${one.name} = ${one.handler || '–'} (${one.runtime || '–'}) → ${place}`,
    `    ${code.kind}${built}; ${one.logicalId} in ${below(one.templatePath)}:${one.line + 1}`,
    ...Object.entries(one.environment).map(([name, value]) => `    ${name}=${value}`),
    ...one.problems.map((problem) => `    ! ${problem}`),
  ];
}

async function renderProject(project: Project): Promise<string> {
  const { kind, name, functions, triggers, problems, action } = project;
  const lines = await Promise.all(functions.map(renderFunction));
  const invokers = triggers.map(({ functionName, makes }) => `  ${functionName} ← ${makes.kind}`);
  const said = problems.map(({ message, line }) => `  ! line ${line + 1}: ${message}`);
  const helps = action === undefined ? [] : [`  → ${JSON.stringify(action)}`];
  return [`${name} (${kind})`, ...lines.flat(), ...invokers, ...said, ...helps].join('\n');
}

test('every kind of project, with the place of every handler', async () => {
  const roots = [{ folder: root, template: undefined, parameters: {} }];
  const projects = await readWorkspace(roots, { files: nodeFiles, place: defaultPlace });
  const text = (await Promise.all(projects.map(renderProject))).join('\n\n');
  expectGolden(`${text}\n`, inProject('test/workspace/golden/projects.txt'));
});

test('the folder has a project of each kind that is documented', async () => {
  const documented = await readFile(inProject('docs/projects.md'), 'utf8');
  const roots = [{ folder: root, template: undefined, parameters: {} }];
  const projects = await readWorkspace(roots, { files: nodeFiles, place: defaultPlace });
  for (const kind of new Set(projects.map((project) => project.kind))) {
    expect(documented.toLowerCase()).toContain(kind);
  }
});
