import type { FileReader } from '../../model/connection/fileReader';
import type { DeclaredFunction, TemplateProblem } from '../../model/function/declaredFunction';
import type { ProjectKind } from '../../model/function/declaredProject';
import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { Project } from '../../model/function/project';
import type { ProjectInput } from '../projects/projectInput';
import { readTemplateModel, type TemplateInput, type TemplateModel } from '../template/readTemplateModel';
import { resolveText, resolveValue } from '../template/resolveValue';
import { objectAt, type TemplateResource } from '../template/templateResources';
import { folderOf, joinPath } from '../templatePath';
import type { BuildOutput } from './buildOutput';
import { declareDeployment } from './declareDeployment';
import { declareFunctions } from './declareFunctions';
import { readSamBuild } from './readSamBuild';
import { readSamConfig } from './samConfig';

/** More than CloudFormation is used with; templates that nest each other end here. */
const maxNesting = 10;

interface Reading {
  readonly files: FileReader;
  readonly project: { readonly kind: ProjectKind; readonly folder: string; readonly file: string };
  readonly build: BuildOutput;
  readonly read: Set<string>;
}

interface Stack {
  readonly functions: readonly DeclaredFunction[];
  readonly triggers: readonly DeclaredTrigger[];
  readonly tags: Project['tags'];
  readonly problems: readonly TemplateProblem[];
  readonly outputs: ReadonlyMap<string, unknown>;
  readonly missing: readonly string[];
}

const noStack: Stack = { functions: [], triggers: [], tags: {}, problems: [], outputs: new Map(), missing: [] };

/** Reads a SAM or CloudFormation template with the stacks that it nests. `undefined` when the file is gone. */
export async function readTemplateProject(file: string, input: ProjectInput): Promise<Project | undefined> {
  const { files, place } = input;
  const text = await files.readText(file);
  if (text === undefined) return undefined;
  const folder = folderOf(file);
  const kind = /AWS::Serverless(::|-2016)/.test(text) ? 'sam' : 'cloudformation';
  const config = await readSamConfig(files, folder);
  const reading: Reading = {
    files,
    project: { kind, folder, file },
    build: await readSamBuild(files, folder, file),
    read: new Set([file, ...config.files]),
  };
  const names = input.names.get(file);
  const templateInput: TemplateInput = {
    ...place,
    ...(config.stackName === undefined ? {} : { stackName: config.stackName }),
    ...(names === undefined ? {} : { names }),
    parameters: { ...config.parameters, ...input.parameters },
  };
  const stack = await readStack({ text, path: file, idPrefix: '' }, templateInput, reading);
  const { functions, triggers, tags, problems, missing } = stack;
  const action = missing.length === 0 ? undefined : ({ kind: 'setParameters', names: missing } as const);
  return { ...reading.project, name: '', functions, triggers, tags, problems, action, files: [...reading.read] };
}

interface StackFile {
  readonly text: string;
  readonly path: string;
  readonly idPrefix: string;
}

async function readStack(stack: StackFile, input: TemplateInput, reading: Reading): Promise<Stack> {
  const { text, path, idPrefix } = stack;
  const first = readTemplateModel(text, input);
  const nested = await readNested(first, stack, input, reading);
  const outputs = new Map(nested.flatMap(({ outputs: ofChild }) => [...ofChild]));
  const model = outputs.size === 0 ? first : readTemplateModel(text, { ...input, outputs });
  const deployment = declareDeployment(model);
  const functions = declareFunctions(model, {
    project: reading.project,
    templatePath: path,
    build: reading.build,
    idPrefix,
  });
  const unread = (name: string) => deployment.unread.filter(({ functionName }) => functionName === name);
  return {
    functions: [
      ...functions.map((one) => ({
        ...one,
        problems: [...one.problems, ...unread(one.name).map(({ message }) => message)],
      })),
      ...nested.flatMap((one) => one.functions),
    ],
    triggers: [...deployment.triggers, ...nested.flatMap((one) => one.triggers)],
    tags: Object.assign({}, deployment.tags, ...nested.map((one) => one.tags)),
    problems: [...model.problems, ...nested.flatMap((one) => one.problems)],
    outputs: outputsOf(model),
    missing: [...missingParameters(functions), ...nested.flatMap((one) => one.missing)],
  };
}

/** Parameters that the problems of functions name. */
function missingParameters(functions: readonly DeclaredFunction[]): readonly string[] {
  const named = functions.flatMap(({ problems }) =>
    problems.flatMap((problem) => /: parameter (\w+) has no value\.$/.exec(problem)?.[1] ?? []),
  );
  return [...new Set(named)];
}

async function readNested(
  model: TemplateModel,
  { path, idPrefix }: StackFile,
  input: TemplateInput,
  reading: Reading,
): Promise<readonly Stack[]> {
  const stacks = model.resources.filter(
    ({ type }) => type === 'AWS::Serverless::Application' || type === 'AWS::CloudFormation::Stack',
  );
  return Promise.all(
    stacks.map(async (resource): Promise<Stack> => {
      const location = locationOf(resource, model);
      const { logicalId } = resource;
      const line = model.lineOf(['Resources', logicalId]);
      if (location === undefined)
        return leftOut(`The template of nested stack ${logicalId} is not in this workspace.`, line);
      const childPath = joinPath(folderOf(path), location);
      if (idPrefix.split('/').length > maxNesting)
        return leftOut(`Nested stack ${logicalId} is nested too deep.`, line);
      const text = await reading.files.readText(childPath);
      if (text === undefined) return leftOut(`There is no template ${location} of nested stack ${logicalId}.`, line);
      reading.read.add(childPath);
      const parameters = objectAt(resolveValue(resource.properties.Parameters ?? {}, model.scope));
      const known = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
      const { names: _, ...place } = input;
      const child = await readStack(
        { text, path: childPath, idPrefix: `${idPrefix}${logicalId}/` },
        {
          ...place,
          ...(input.names === undefined ? {} : { names: namesBelow(input.names, logicalId) }),
          parameters: known,
        },
        reading,
      );
      const outputs = new Map([...child.outputs].map(([name, value]) => [`${logicalId}.Outputs.${name}`, value]));
      return { ...child, outputs };
    }),
  );
}

function namesBelow(names: ReadonlyMap<string, string>, stack: string): ReadonlyMap<string, string> {
  const below = [...names].filter(([id]) => id.startsWith(`${stack}/`));
  return new Map(below.map(([id, name]) => [id.slice(stack.length + 1), name]));
}

function leftOut(message: string, line: number): Stack {
  return { ...noStack, problems: [{ message, line }] };
}

/** A path relative to the template. */
function locationOf({ properties }: TemplateResource, { scope }: TemplateModel): string | undefined {
  const location = resolveText(properties.Location ?? properties.TemplateURL, scope);
  return location === undefined || /^(https?|s3|file):/.test(location) ? undefined : location;
}

function outputsOf({ content, scope }: TemplateModel): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(objectAt(content, 'Outputs')).map(([name, output]) => [
      name,
      resolveValue(objectAt(output).Value, scope),
    ]),
  );
}
