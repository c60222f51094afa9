import type { FolderReader } from '../../model/connection/fileReader';
import { joinPath } from '../templatePath';
import type { HclBlock, HclExpression } from './hcl';
import { readHcl, readHclAttributes } from './readHcl';
import { evaluate, type TerraformScope } from './terraformScope';

/** The blocks of a folder's `.tf` files, each with its file. */
export interface TerraformModule {
  readonly blocks: readonly { readonly block: HclBlock; readonly file: string }[];
  readonly scope: TerraformScope;
}

interface ModuleInput extends Pick<TerraformScope, 'region' | 'accountId' | 'rootFolder'> {
  readonly files: FolderReader;
  readonly folder: string;
  /** Values that are passed to the module, `undefined` where not known; they count before `.tfvars` and defaults. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Paths of files that were read are added. */
  readonly read: Set<string>;
}

/** Reads a module: its blocks, and what their expressions may refer to. */
export async function readTerraformModule(input: ModuleInput): Promise<TerraformModule> {
  const { files, folder, given, read, rootFolder, region, accountId } = input;
  const names = (await files.list(folder)).flatMap(({ name, isFolder }) => (isFolder ? [] : [name])).sort(byText);
  const texts = await Promise.all(
    names
      .filter((name) => name.endsWith('.tf'))
      .map(async (name) => ({ file: joinPath(folder, name), text: await files.readText(joinPath(folder, name)) })),
  );
  for (const { file } of texts) read.add(file);
  const blocks = texts.flatMap(({ file, text = '' }) => readHcl(text).map((block) => ({ block, file })));
  const tfvars = names.filter((name) => name === 'terraform.tfvars' || name.endsWith('.auto.tfvars'));
  const values = await Promise.all(tfvars.map((name) => files.readText(joinPath(folder, name))));
  for (const name of tfvars) read.add(joinPath(folder, name));
  const bare: TerraformScope = {
    region,
    accountId,
    folder,
    rootFolder,
    variables: new Map(),
    locals: localsOf(blocks),
    resources: resourcesOf(blocks),
    each: new Map(),
    depth: 0,
  };
  const fromFiles = values.flatMap((text) => [...readHclAttributes(text ?? '')]);
  const variables = new Map<string, unknown>([
    ...defaultsOf(blocks).map(([name, value]): [string, unknown] => [name, evaluate(value, bare)]),
    ...(folder === rootFolder
      ? fromFiles.map(([name, value]): [string, unknown] => [name, evaluate(value, bare)])
      : []),
    // A value that only Terraform knows is not the default.
    ...Object.entries(given),
  ]);
  return { blocks, scope: { ...bare, variables } };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}

type Blocks = TerraformModule['blocks'];

function defaultsOf(blocks: Blocks): readonly (readonly [string, HclExpression])[] {
  return blocks.flatMap(({ block }) => {
    const value = block.type === 'variable' ? block.attributes.get('default') : undefined;
    return value === undefined ? [] : [[block.labels[0] ?? '', value] as const];
  });
}

function localsOf(blocks: Blocks): ReadonlyMap<string, HclExpression> {
  return new Map(blocks.flatMap(({ block }) => (block.type === 'locals' ? [...block.attributes] : [])));
}

function resourcesOf(blocks: Blocks): ReadonlyMap<string, HclBlock> {
  return new Map(
    blocks.flatMap(({ block }): [string, HclBlock][] => {
      const address = block.labels.join('.');
      if (block.type === 'resource') return [[address, block]];
      return block.type === 'data' ? [[`data.${address}`, block]] : [];
    }),
  );
}
