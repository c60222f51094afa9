import type { Project } from '../../model/function/project';
import { readCdkProject } from '../cdk/readCdkProject';
import { readTemplateProject } from '../cloudformation/readTemplateProject';
import { readPulumiProject } from '../pulumi/readPulumiProject';
import { readServerlessProject } from '../serverless/readServerlessProject';
import { readSstProject } from '../sst/readSstProject';
import { baseName, folderOf, relativePath } from '../templatePath';
import { readTerraformProject } from '../terraform/readTerraformProject';
import { type FoundProject, findProjects, kindByName } from './findProjects';
import { nameApart } from './nameApart';
import type { ProjectInput } from './projectInput';
import { rememberTexts } from './rememberTexts';

/** A folder of the workspace and the values that are set for it. */
export interface WorkspaceRoot {
  readonly folder: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Absolute path of the one template, or file that names a project, that is to be read; `undefined`: everything that is found. */
  readonly template: string | undefined;
}

/**
 * Finds and reads the projects of a workspace's folders. Runs none of their code; never throws because of their
 * content.
 */
export async function readWorkspace(
  roots: readonly WorkspaceRoot[],
  { files, place }: Omit<ProjectInput, 'names' | 'parameters'>,
): Promise<readonly Project[]> {
  const input = { files: rememberTexts(files), place };
  const found = await Promise.all(
    roots.map(async ({ folder, template, parameters }) => {
      const projects: readonly FoundProject[] =
        template === undefined
          ? await findProjects(input.files, folder)
          : [{ kind: kindByName(baseName(template)) ?? 'template', file: template }];
      return projects.map((project) => ({ project, folder, parameters }));
    }),
  );
  const all = unique(found.flat());
  const read = async ({ project, folder, parameters }: (typeof all)[number], names: ProjectInput['names']) => {
    const one = (await readProject(project, { ...input, parameters, names })) ?? missing(project);
    return one === undefined ? undefined : { ...one, name: nameOf(one, folder, roots.length > 1) };
  };
  const first = await Promise.all(all.map(async (one) => ({ one, project: await read(one, new Map()) })));
  const names = nameApart(withoutCopies(present(first.map(({ project }) => project))));
  // What has none of the names in question is as it was.
  const renamed = await Promise.all(
    first.map(({ one, project }) => (project !== undefined && names.has(project.file) ? read(one, names) : project)),
  );
  return withoutCopies(present(renamed));
}

function present(projects: readonly (Project | undefined)[]): readonly Project[] {
  return projects.filter((project) => project !== undefined);
}

function unique<T extends { readonly project: FoundProject }>(found: readonly T[]): readonly T[] {
  return [...new Map(found.map((one) => [one.project.file, one])).values()];
}

function readProject({ kind, file }: FoundProject, input: ProjectInput): Promise<Project | undefined> {
  switch (kind) {
    case 'template':
      return readTemplateProject(file, input);
    case 'cdk':
      return readCdkProject(file, input);
    case 'serverless':
      return readServerlessProject(file, input);
    case 'terraform':
      return readTerraformProject(file, input);
    case 'pulumi':
      return readPulumiProject(file, input);
    case 'sst':
      return readSstProject(file, input);
  }
}

/** The template of the settings that is not there. */
function missing({ kind, file }: FoundProject): Project | undefined {
  if (kind !== 'template') return undefined;
  const problem = { message: `${baseName(file)} does not exist.`, line: 0 };
  return {
    kind: 'cloudformation',
    folder: folderOf(file),
    file,
    name: '',
    functions: [],
    sources: [],
    triggers: [],
    tags: {},
    problems: [problem],
    action: { kind: 'chooseTemplate' },
    files: [file],
  };
}

/** The project's folder as seen from the workspace's. */
function nameOf({ folder }: Project, root: string, isMultiRoot: boolean): string {
  if (relativePath(root, folder) === folder.replaceAll('\\', '/')) return baseName(folder);
  return isMultiRoot ? `${baseName(root)}/${relativePath(root, folder)}` : relativePath(root, folder);
}

/**
 * Removes duplicates of other projects: nested stacks that their parent includes, output of `sam package` (all code in
 * S3, same ids as a template beside it), and projects without functions and problems.
 */
function withoutCopies(projects: readonly Project[]): readonly Project[] {
  const isNested = ({ file }: Project) => projects.some((other) => other.file !== file && other.files.includes(file));
  const isPackaged = ({ file, folder, functions }: Project) =>
    functions.length > 0 &&
    functions.every(({ code }) => code.kind === 'elsewhere') &&
    projects.some(
      (other) =>
        other.file !== file &&
        folderOf(other.file) === folder &&
        functions.every(({ logicalId }) =>
          other.functions.some((one) => one.logicalId === logicalId && one.code.kind !== 'elsewhere'),
        ),
    );
  const kept = projects.filter((one) => !isNested(one) && !isPackaged(one) && hasContent(one));
  return kept.map((one) => (isAlone(one, kept) ? one : { ...one, name: joinName(one) }));
}

/** A template that cannot be read may have functions, and a program of SST that makes some has them. */
function hasContent({ kind, functions, action, problems }: Project): boolean {
  return (
    functions.length > 0 ||
    action !== undefined ||
    (kind === 'sst' && problems.length > 0) ||
    problems.some(({ message }) => message.startsWith('Cannot read the template'))
  );
}

function isAlone({ file, folder }: Project, all: readonly Project[]): boolean {
  return all.every((other) => other.file === file || other.folder !== folder);
}

/** Several projects in one folder are distinguished by their files. */
function joinName({ name, file }: Project): string {
  return `${name}/${baseName(file)}`;
}
