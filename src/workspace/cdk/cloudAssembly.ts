import { parseObject } from '../../model/base/parseObject';
import type { FileReader } from '../../model/connection/fileReader';
import { objectAt } from '../template/templateResources';
import { joinPath } from '../templatePath';

/** A stack of a cloud assembly. */
export interface AssemblyStack {
  readonly stackName: string | undefined;
  /** Absolute path of its template. */
  readonly template: string;
  /** The assembly's own folder, which asset paths are relative to. */
  readonly folder: string;
  readonly region: string | undefined;
  readonly accountId: string | undefined;
  /** Absolute path of what is published under a key of a bucket, by that key and by its hash. */
  readonly assets: ReadonlyMap<string, string>;
}

const maxNesting = 6;

/**
 * The stacks of a cloud assembly (`cdk.out`), those of nested assemblies too
 * (https://github.com/aws/aws-cdk/blob/main/packages/aws-cdk-lib/cloud-assembly-schema/README.md). `read` gets every manifest's path.
 */
export async function readAssembly(
  files: FileReader,
  folder: string,
  read: Set<string>,
  depth = 0,
): Promise<readonly AssemblyStack[]> {
  const path = joinPath(folder, 'manifest.json');
  const text = await files.readText(path);
  const manifest = text === undefined || depth > maxNesting ? undefined : parseObject(text);
  if (manifest === undefined) return [];
  read.add(path);
  const artifacts = Object.values(objectAt(manifest.artifacts)).map((artifact) => objectAt(artifact));
  const assets = await assetsOf(files, folder, artifacts);
  const nested = artifacts.flatMap(({ type, properties }) => {
    const { directoryName } = objectAt(properties);
    return type === 'cdk:cloud-assembly' && typeof directoryName === 'string' ? [directoryName] : [];
  });
  const own = artifacts.flatMap((artifact): readonly AssemblyStack[] => {
    const { templateFile, stackName } = objectAt(artifact.properties);
    if (artifact.type !== 'aws:cloudformation:stack' || typeof templateFile !== 'string') return [];
    const [, accountId, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(String(artifact.environment)) ?? [];
    return [
      {
        stackName: text_(stackName) ?? text_(artifact.displayName),
        template: joinPath(folder, templateFile),
        folder,
        accountId: accountId !== undefined && /^\d{12}$/.test(accountId) ? accountId : undefined,
        region: region?.startsWith('unknown') === true ? undefined : region,
        assets,
      },
    ];
  });
  const below = await Promise.all(nested.map((name) => readAssembly(files, joinPath(folder, name), read, depth + 1)));
  return [...own, ...below.flat()];
}

function text_(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `<Stack>.assets.json` says which file or folder is published under which key. */
async function assetsOf(
  files: FileReader,
  folder: string,
  artifacts: readonly Readonly<Record<string, unknown>>[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const { type, properties } of artifacts) {
    const { file } = objectAt(properties);
    if (type !== 'cdk:asset-manifest' || typeof file !== 'string') continue;
    const text = await files.readText(joinPath(folder, file));
    const manifest = text === undefined ? undefined : parseObject(text);
    for (const [hash, asset] of Object.entries(objectAt(manifest?.files))) {
      const { path } = objectAt(asset, 'source');
      if (typeof path !== 'string') continue;
      const absolute = joinPath(folder, path);
      found.set(hash, absolute);
      for (const destination of Object.values(objectAt(asset, 'destinations'))) {
        found.set(String(objectAt(destination).objectKey), absolute);
      }
    }
  }
  return found;
}
