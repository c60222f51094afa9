import { parseObject } from '../../model/base/parseObject';
import type { FolderReader } from '../../model/connection/fileReader';
import type { Project } from '../../model/function/project';
import { namesBelow, readStack, type Stack } from '../cloudformation/readStack';
import type { ProjectInput } from '../projects/projectInput';
import { walkFolder } from '../projects/walkFolder';
import { objectAt, type TemplateResource } from '../template/templateResources';
import { baseName, folderOf, joinPath } from '../templatePath';
import { withSource } from './assetSource';
import { type AssemblyStack, readAssembly } from './cloudAssembly';

/** Functions that CDK's constructs add for themselves. */
const ownFunctions =
  /^(LogRetention[a-f0-9]{16}|BucketNotificationsHandler|CustomS3AutoDelete|Custom[A-Za-z]*CustomResourceProviderHandler|AWS679f53fac002430cb0da5b7982bd2287|AWSCDKCfnUtilsProvider|.*(Providerframework|frameworkon(Event|Timeout|Complete)))/i;

/** Reads a CDK app from the output of `cdk synth`: `file` is its `cdk.json`, or the `manifest.json` of a `cdk.out`. */
export async function readCdkProject(file: string, input: ProjectInput): Promise<Project | undefined> {
  const { files, place } = input;
  const isManifest = baseName(file) === 'manifest.json';
  const folder = isManifest ? folderOf(folderOf(file)) : folderOf(file);
  const output = isManifest ? folderOf(file) : joinPath(folder, await outputFolder(file, files));
  const reference = { kind: 'cdk', folder, file } as const;
  const read = new Set([file, joinPath(output, 'manifest.json')]);
  const stacks = await readAssembly(files, output, read);
  const empty = { ...reference, name: '', sources: [], triggers: [], tags: {}, problems: [], functions: [] };
  if (stacks.length === 0) {
    if (isManifest) return undefined;
    return { ...empty, action: { kind: 'run', command: await synthCommand(folder, files) }, files: [...read] };
  }
  const readOne = async (stack: AssemblyStack): Promise<Stack | undefined> => {
    const text = await files.readText(stack.template);
    if (text === undefined) return undefined;
    read.add(stack.template);
    const { region = place.region, accountId = place.accountId, stackName } = stack;
    // The same stack may be there for several stages: ids are those of one stack only.
    const id = stacks.length > 1 ? (stackName ?? baseName(stack.template).split('.')[0] ?? '') : undefined;
    const given = input.names.get(file);
    const names = given === undefined || id === undefined ? given : namesBelow(given, id);
    return readStack(
      { text, path: stack.template, idPrefix: id === undefined ? '' : `${id}/` },
      {
        region,
        accountId,
        parameters: input.parameters,
        ...(names === undefined ? {} : { names }),
        ...(stackName === undefined ? {} : { stackName }),
      },
      { files, project: reference, read, build: { folders: new Map(), assetOf: (one) => assetOf(one, stack) } },
    );
  };
  const all = (await Promise.all(stacks.map(readOne))).filter((stack) => stack !== undefined);
  const declared = all.flatMap((stack) => stack.functions).filter(({ logicalId }) => !isOwn(logicalId));
  let walk: Promise<readonly string[]> | undefined;
  const search = {
    files,
    folders: [folder, folderOf(folder), folderOf(folderOf(folder))],
    all: () => {
      walk ??= walkFolder(files, folder);
      return walk;
    },
  };
  const functions = await Promise.all(declared.map((one) => withSource(one, search)));
  return {
    ...empty,
    functions,
    sources: all.flatMap((stack) => stack.sources),
    triggers: all.flatMap((stack) => stack.triggers),
    tags: Object.assign({}, ...all.map(({ tags }) => tags)),
    problems: all.flatMap(({ problems }) => problems),
    action: undefined,
    files: [...read],
  };
}

function isOwn(logicalId: string): boolean {
  return ownFunctions.test(logicalId.split('/').at(-1) ?? '');
}

/** `output` of `cdk.json`, or CDK's default. */
async function outputFolder(file: string, files: FolderReader): Promise<string> {
  const { output } = parseObject((await files.readText(file)) ?? '') ?? {};
  return typeof output === 'string' && output !== '' ? output : 'cdk.out';
}

async function synthCommand(folder: string, files: FolderReader): Promise<'cdk synth' | 'npx cdk synth'> {
  const { dependencies, devDependencies } =
    parseObject((await files.readText(joinPath(folder, 'package.json'))) ?? '') ?? {};
  const isLocal = 'aws-cdk' in { ...objectAt(dependencies), ...objectAt(devDependencies) };
  return isLocal ? 'npx cdk synth' : 'cdk synth';
}

/** By the metadata that the CDK CLI adds, else by the key or hash under which the code is published. */
function assetOf({ properties, attributes }: TemplateResource, { folder, assets }: AssemblyStack): string | undefined {
  const path = objectAt(attributes, 'Metadata')['aws:asset:path'];
  if (typeof path === 'string') return joinPath(folder, path);
  const content = objectAt(properties.Code ?? properties.Content);
  const key = content.S3Key;
  if (typeof key === 'string') return assets.get(key) ?? assets.get(baseName(key).replace(/\.[a-z]+$/, ''));
  const url = JSON.stringify(properties.TemplateURL ?? '');
  const hash = /([0-9a-f]{64})\.json/.exec(url)?.[1];
  return hash === undefined ? undefined : assets.get(hash);
}
