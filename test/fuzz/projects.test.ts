import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { declareDeployment } from '../../src/workspace/cloudformation/declareDeployment';
import { defaultPlace } from '../../src/workspace/projects/projectInput';
import { readWorkspace } from '../../src/workspace/projects/readWorkspace';
import { readTemplateModel } from '../../src/workspace/template/readTemplateModel';
import { inProject } from '../tools/project.mjs';
import { filesOf } from '../workspace/readTexts';
import { fuzz } from './fuzz';
import { mutateText } from './mutate';

const folder = inProject('test/workspace/projects');
const texts = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [`/${relative(folder, path).replaceAll('\\', '/')}`, readFileSync(path, 'utf8')]),
);
/** What projects are read from. Code is only searched for handlers. */
const declaring = Object.keys(texts).filter((path) => /\.(ya?ml|json|template|tf|toml)$/.test(path));
const templates = Object.entries(texts).filter(([path]) => /\.(ya?ml|template)$/.test(path));

it('projects whose files are damaged are read as far as they can be', async () => {
  await fuzz(async (random) => {
    const damaged = new Set(declaring.filter(() => random() < 0.2));
    const changed = Object.entries(texts).map(([path, text]) => [
      path,
      damaged.has(path) ? mutateText(text, random) : text,
    ]);
    const roots = [{ folder: '', template: undefined, parameters: {} }];
    const projects = await readWorkspace(roots, { files: filesOf(Object.fromEntries(changed)), place: defaultPlace });
    for (const { problems } of projects) {
      for (const { message } of problems) expect(message).not.toBe('');
    }
  }, 40);
});

it('templates that are damaged have problems, not errors', async () => {
  await fuzz((random) => {
    const [, text = ''] = templates[Math.floor(random() * templates.length)] ?? [];
    const model = readTemplateModel(mutateText(text, random), defaultPlace);
    declareDeployment(model);
  });
});
