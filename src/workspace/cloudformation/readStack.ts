import type { FileReader } from '../../model/connection/fileReader';
import type { DeclaredFunction, TemplateProblem } from '../../model/function/declaredFunction';
import type { ProjectReference } from '../../model/function/declaredProject';
import type { DeclaredSource } from '../../model/function/declaredSource';
import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { Project } from '../../model/function/project';
import { declareApis } from '../apis/declareApis';
import { declareSources } from '../sources/declareSources';
import { type TemplateInput, type TemplateModel, templateModel } from '../template/readTemplateModel';
import { resolveText, resolveValue } from '../template/resolveValue';
import { readTemplate } from '../template/templateDocument';
import { objectAt, type TemplateResource } from '../template/templateResources';
import { folderOf, joinPath } from '../templatePath';
import type { BuildOutput } from './buildOutput';
import { declareDeployment } from './declareDeployment';
import { declareFunctions } from './declareFunctions';

/** Maximum nesting depth, which also stops templates that nest each other. */
const maxNesting = 10;

/** What is read with every stack of a project. */
export interface StackReading {
  readonly files: FileReader;
  readonly project: ProjectReference;
  readonly build: BuildOutput;
  /** Paths of files that were read; nested templates are added. */
  readonly read: Set<string>;
}

/** A stack with those that it nests. */
export interface Stack {
  readonly functions: readonly DeclaredFunction[];
  readonly sources: readonly DeclaredSource[];
  readonly triggers: readonly DeclaredTrigger[];
  readonly tags: Project['tags'];
  readonly problems: readonly TemplateProblem[];
  readonly outputs: ReadonlyMap<string, unknown>;
  /** Names of parameters that have no value and whose value matters. */
  readonly missing: readonly string[];
}

const noStack: Stack = {
  functions: [],
  sources: [],
  triggers: [],
  tags: {},
  problems: [],
  outputs: new Map(),
  missing: [],
};

/** A template's text and where it stands. */
export interface StackFile {
  readonly text: string;
  readonly path: string;
  readonly idPrefix: string;
}

/** Reads a template and its nested stacks. Never throws because of template content. */
export async function readStack(stack: StackFile, input: TemplateInput, reading: StackReading): Promise<Stack> {
  const { text, path, idPrefix } = stack;
  const document = readTemplate(text);
  const first = templateModel(document, input);
  const nested = await readNested(first, stack, input, reading);
  const outputs = new Map(nested.flatMap(({ outputs: ofChild }) => [...ofChild]));
  const model = outputs.size === 0 ? first : templateModel(document, { ...input, outputs });
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
    sources: [...declareSources(model), ...declareApis(model), ...nested.flatMap((one) => one.sources)],
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
  reading: StackReading,
): Promise<readonly Stack[]> {
  const stacks = model.resources.filter(
    ({ type }) => type === 'AWS::Serverless::Application' || type === 'AWS::CloudFormation::Stack',
  );
  return Promise.all(
    stacks.map(async (resource): Promise<Stack> => {
      const location = reading.build.assetOf(resource) ?? locationOf(resource, model);
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

/** The names of what is in one of the stacks, by the ids that hold inside it. */
export function namesBelow(names: ReadonlyMap<string, string>, stack: string): ReadonlyMap<string, string> {
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
