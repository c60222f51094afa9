import type { FolderReader } from '../../model/connection/fileReader';
import { baseName, folderOf, joinPath } from '../templatePath';
import { isShownTerraform, maxShownBytes } from '../terraform/shownFunctions';
import { walkFolder } from './walkFolder';

/** The entry file of a project. */
export interface FoundProject {
  readonly kind: 'template' | 'cdk' | 'serverless' | 'terraform' | 'pulumi' | 'sst';
  /** Absolute. Of Terraform any file of the folder. */
  readonly file: string;
}

/** CloudFormation takes 1 MB; larger files are data. */
const maxBytes = 1_100_000;

/** Configuration of other tools, which is never a template and often large. */
const otherFiles =
  /^(package(-lock)?|npm-shrinkwrap|tsconfig.*|jsconfig|composer|lerna|nx|turbo|project|angular|deno|cdk|cdk\.context|biome|jest.*|\.?eslintrc.*|pnpm-(lock|workspace)|docker-compose.*|compose|mkdocs|openapi.*|swagger.*|asyncapi.*|.*\.(schema|geojson|map|postman_collection|asl|tfvars|deps|runtimeconfig|snap|test|spec))\.(json|ya?ml)$/i;

/**
 * Finds the projects of a folder by content, not by name, without running their code. Includes files that other
 * projects read, such as nested stacks.
 */
export async function findProjects(files: FolderReader, root: string): Promise<readonly FoundProject[]> {
  const paths = await walkFolder(files, root);
  const found = await Promise.all(
    paths.map(async (file): Promise<FoundProject | undefined> => {
      const kind = kindByName(baseName(file));
      if (kind !== undefined) return { kind, file };
      const content = await kindByContent(files, file);
      return content === undefined ? undefined : { kind: content, file };
    }),
  );
  return onePerFolder(found.filter((one) => one !== undefined));
}

/** The kind of a project whose file always has the same name. */
export function kindByName(name: string): FoundProject['kind'] | undefined {
  if (name === 'cdk.json' || name === 'manifest.json') return 'cdk';
  if (/^serverless(-compose)?\.(ya?ml|json|ts|js|cjs|mjs)$/.test(name)) return 'serverless';
  if (/\.tf(\.json)?$/.test(name)) return 'terraform';
  if (/^Pulumi\.ya?ml$/.test(name)) return 'pulumi';
  if (/^sst\.config\.(ts|mjs|js)$|^sst\.json$/.test(name)) return 'sst';
  return undefined;
}

/** A template, or the output of `terraform show -json`, whose folder may have no `.tf` file. */
async function kindByContent(files: FolderReader, file: string): Promise<'template' | 'terraform' | undefined> {
  const name = baseName(file);
  if (!/\.(ya?ml|json|template|cfn)$/i.test(name) || otherFiles.test(name)) return undefined;
  const isShown = /(plan|show|state|terraform)[^/]*\.json$/i.test(name);
  const text = await files.readText(file, isShown ? maxShownBytes : maxBytes);
  if (text === undefined) return undefined;
  if (hasFunctions(text)) return 'template';
  return isShownTerraform(text) ? 'terraform' : undefined;
}

/** Whether a text is a template with functions, or with stacks that may have some. */
export function hasFunctions(text: string): boolean {
  // Of a generator of projects: nothing in it has its value yet.
  if (/\{%-?\s*\w|\{\{\s*cookiecutter/.test(text)) return false;
  if (!/AWS::(Lambda|Serverless)::(Function|Application)\b|AWS::CloudFormation::Stack\b/.test(text)) return false;
  return /^(["']?)Resources\1\s*:|^\s*[{,]?\s*"Resources"\s*:/m.test(text);
}

/** A CDK app, a Serverless service, and a Terraform folder are one project each, regardless of the number of files. */
function onePerFolder(found: readonly FoundProject[]): readonly FoundProject[] {
  const seen = new Set<string>();
  return found.filter(({ kind, file }) => {
    if (kind === 'template') return true;
    if (baseName(file) === 'manifest.json' && baseName(folderOf(file)) !== 'cdk.out') return false;
    const folder = kind === 'cdk' && baseName(file) === 'manifest.json' ? folderOf(folderOf(file)) : folderOf(file);
    const key = `${kind} ${joinPath(folder, '.')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
