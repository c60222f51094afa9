import type { FolderEntry, FolderReader } from '../../src/model/connection/fileReader';
import { nothingBuilt } from '../../src/workspace/cloudformation/buildOutput';
import { declareDeployment } from '../../src/workspace/cloudformation/declareDeployment';
import { declareFunctions } from '../../src/workspace/cloudformation/declareFunctions';
import { defaultPlace } from '../../src/workspace/projects/projectInput';
import { readTemplateModel, type TemplateInput } from '../../src/workspace/template/readTemplateModel';

/** Functions of a template text, and its own problems followed by those of its functions. */
export function parseTemplate(text: string, path: string, input: Partial<TemplateInput> = {}) {
  const model = readTemplateModel(text, { ...defaultPlace, ...input });
  const folder = path.replace(/[/\\][^/\\]*$/, '');
  const project = { kind: 'sam', folder, file: path } as const;
  const functions = declareFunctions(model, { project, templatePath: path, build: nothingBuilt, idPrefix: '' });
  const own = functions.flatMap(({ name, line, problems }) =>
    problems.map((message) => ({ message: `Function ${name}: ${message}`, line })),
  );
  return { functions, problems: [...model.problems, ...own] };
}

/** What a deployment of a template text makes. */
export function parseDeployment(text: string, place = defaultPlace) {
  return declareDeployment(readTemplateModel(text, place));
}

/** Files by path, as a file system. Counts how many were read. */
export function filesOf(texts: Readonly<Record<string, string>>): FolderReader & { readonly read: string[] } {
  const read: string[] = [];
  return {
    read,
    readText: async (path) => {
      read.push(path);
      return texts[path];
    },
    exists: async (path) => Object.hasOwn(texts, path),
    list: async (folder) => {
      const below = Object.keys(texts).filter((path) => path.startsWith(`${folder}/`));
      const names = below.map((path) => path.slice(folder.length + 1).split('/'));
      const entries = names.map(([name = '', ...rest]): FolderEntry => ({ name, isFolder: rest.length > 0 }));
      return [...new Map(entries.map((entry) => [entry.name, entry])).values()];
    },
  };
}
