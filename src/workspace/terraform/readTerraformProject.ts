import type { DeclaredCode } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { ProjectReference } from '../../model/function/declaredProject';
import type { DeclaredTrigger } from '../../model/function/declaredTrigger';
import type { Project } from '../../model/function/project';
import { codeFolderOf } from '../cloudformation/declaredCode';
import type { ProjectInput } from '../projects/projectInput';
import { folderOf, joinPath } from '../templatePath';
import type { HclBlock } from './hcl';
import { shownName, withShown } from './readShown';
import { declareTerraformFunction, moduleCode } from './terraformFunction';
import { readTerraformModule, type TerraformModule } from './terraformModule';
import { evaluate, evaluateText, type TerraformScope } from './terraformScope';
import { terraformTrigger } from './terraformTriggers';

const maxNesting = 8;

/** The common module that replaces the resource. */
const lambdaModule = /terraform-aws-modules\/(terraform-aws-)?lambda(\/aws)?(\?.*)?(\/\/.*)?$/;

interface Reading {
  readonly input: ProjectInput;
  readonly project: ProjectReference;
  readonly read: Set<string>;
}

type Found = Pick<Project, 'functions' | 'triggers'>;

/** Reads the functions of a Terraform folder and of the modules of this workspace that it uses. Runs nothing. */
export async function readTerraformProject(file: string, input: ProjectInput): Promise<Project | undefined> {
  const folder = folderOf(file);
  const reading: Reading = { input, project: { kind: 'terraform', folder, file }, read: new Set([file]) };
  const root = await readTerraformModule({
    ...input.place,
    files: input.files,
    folder,
    rootFolder: folder,
    given: input.parameters,
    read: reading.read,
  });
  const { functions: declared, triggers } = await readModule(root, '', reading, 0);
  const functions = await withShown(declared, reading);
  const isPartial = functions.some(({ problems }) =>
    problems.some((problem) => /\bonly (to )?Terraform\b/.test(problem)),
  );
  return {
    ...reading.project,
    name: '',
    functions,
    sources: [],
    triggers,
    tags: {},
    problems: [],
    action: isPartial ? { kind: 'run', command: `terraform show -json > ${shownName}` } : undefined,
    files: [...reading.read],
  };
}

async function readModule(module: TerraformModule, prefix: string, reading: Reading, depth: number): Promise<Found> {
  const { input, project } = reading;
  const names = input.names.get(project.file);
  const functions: DeclaredFunction[] = [];
  const below: Found[] = [];
  for (const { block, file } of module.blocks) {
    const source = block.type === 'module' ? evaluateText(block.attributes.get('source'), module.scope) : undefined;
    const isFunction =
      (block.type === 'resource' && block.labels[0] === 'aws_lambda_function') ||
      (source !== undefined && lambdaModule.test(source) && makesFunction(block, module.scope));
    const own = block.type === 'module' ? `module.${block.labels[0]}` : block.labels.join('.');
    for (const { scope, suffix } of instancesOf(block, module.scope)) {
      const address = `${prefix}${own}${suffix}`;
      if (isFunction) {
        functions.push(declareTerraformFunction({ block, file, scope, project, address, rename: names?.get(address) }));
      } else if (source?.startsWith('.') === true && depth < maxNesting) {
        below.push(await readInner({ block, scope, source, address }, reading, depth));
      }
    }
  }
  const triggers = module.blocks.flatMap(({ block }): readonly DeclaredTrigger[] => {
    const trigger = block.type === 'resource' ? terraformTrigger(block, module.scope) : undefined;
    return trigger === undefined ? [] : [trigger];
  });
  const known = new Set(functions.map(({ name }) => name));
  return {
    functions: [...functions, ...below.flatMap((one) => one.functions)],
    triggers: [
      ...triggers.filter(({ functionName }) => known.has(functionName)),
      ...below.flatMap((one) => one.triggers),
    ],
  };
}

interface InnerModule {
  readonly block: HclBlock;
  readonly scope: TerraformScope;
  readonly source: string;
  readonly address: string;
}

/** A module of this workspace. */
async function readInner(
  { block, scope, source, address }: InnerModule,
  reading: Reading,
  depth: number,
): Promise<Found> {
  const given = Object.fromEntries([...block.attributes].map(([name, value]) => [name, evaluate(value, scope)]));
  const { rootFolder, region, accountId } = scope;
  const { files } = reading.input;
  const folder = joinPath(scope.folder, source);
  const inner = await readTerraformModule({ files, folder, rootFolder, region, accountId, given, read: reading.read });
  const found = await readModule(inner, `${address}.`, reading, depth + 1);
  return block.attributes.has('source_path') ? withSourcePath(found, moduleCode(block, scope)) : found;
}

/** A module of one's own may package as the common one does: `source_path` is what ends up in the archive. */
function withSourcePath(found: Found, code: DeclaredCode): Found {
  const functions = found.functions.map((one) => {
    if (one.code.kind !== 'elsewhere' || code.kind === 'elsewhere') return one;
    const problems = one.problems.filter((problem) => !problem.startsWith('The code is not in this workspace'));
    return { ...one, code, codeUri: codeFolderOf(code, one.project.folder), problems };
  });
  return { ...found, functions };
}

/** The module also makes layers and packages alone. */
function makesFunction({ attributes }: HclBlock, scope: TerraformScope): boolean {
  const isOff = (name: string) => evaluate(attributes.get(name), scope) === false;
  return !isOff('create') && !isOff('create_function') && evaluate(attributes.get('create_layer'), scope) !== true;
}

/** A block once for each entry of its `for_each`, as often as its `count` says, or once. */
function instancesOf(
  { attributes }: HclBlock,
  scope: TerraformScope,
): readonly { readonly scope: TerraformScope; readonly suffix: string }[] {
  const count = evaluate(attributes.get('count'), scope);
  if (typeof count === 'number') {
    return Array.from({ length: Math.min(count, 100) }, (_, index) => ({
      scope: { ...scope, each: new Map([['count.index', index]]) },
      suffix: `[${index}]`,
    }));
  }
  const each = evaluate(attributes.get('for_each'), scope);
  if (typeof each !== 'object' || each === null) return [{ scope, suffix: '' }];
  const entries = Array.isArray(each) ? each.map((one): [string, unknown] => [String(one), one]) : Object.entries(each);
  return entries.map(([key, value]) => ({
    scope: {
      ...scope,
      each: new Map<string, unknown>([
        ['each.key', key],
        ['each.value', value],
      ]),
    },
    suffix: `["${key}"]`,
  }));
}
