import type { FolderReader } from '../../model/connection/fileReader';
import type { DeclaredCode } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { Project } from '../../model/function/project';
import { codeFolderOf } from '../cloudformation/declaredCode';
import { exportedFunction } from '../projects/exportedFunction';
import type { ProjectInput } from '../projects/projectInput';
import { readTemplate } from '../template/templateDocument';
import { objectAt } from '../template/templateResources';
import { folderOf, joinPath } from '../templatePath';
import { isFunctionType, type PulumiFunction, providerNames, pulumiFunctions } from './pulumiState';

/** The file that the action of a project writes. */
const stateName = 'pulumi-stack.json';

const maxBytes = 16_000_000;

/** A program of Pulumi, as far as a look for Lambda needs it. */
const programs = /\.(ts|js|mjs|py|go|cs|java)$/;

/**
 * Reads the functions of a Pulumi project from the export of a stack beside it, or from the program where that is YAML. Other
 * programs are not run.
 */
export async function readPulumiProject(file: string, input: ProjectInput): Promise<Project | undefined> {
  const { files } = input;
  const folder = folderOf(file);
  const text = await files.readText(file);
  if (text === undefined) return undefined;
  const project = { kind: 'pulumi', folder, file } as const;
  const read = new Set([file, joinPath(folder, stateName)]);
  const document = readTemplate(text);
  const exported = await readExports(folder, files, read);
  const found = exported.length > 0 ? exported : programFunctions(document.content);
  const names = input.names.get(file);
  const functions = found.map((one): DeclaredFunction => {
    const code = codeOf(one, folder);
    return exportedFunction({
      project,
      logicalId: one.name,
      templatePath: file,
      line: document.lineOf(['resources', one.name]),
      codeUri: codeFolderOf(code, folder),
      rename: names?.get(one.name),
      values: one.values,
      code,
      tool: 'Pulumi',
    });
  });
  const isUnread = functions.length === 0 && (await usesLambda(folder, files));
  return {
    ...project,
    name: '',
    functions,
    sources: [],
    triggers: [],
    tags: {},
    problems: [],
    action: isUnread ? { kind: 'run', command: `pulumi stack export --file ${stateName}` } : undefined,
    files: [...read],
  };
}

async function readExports(folder: string, files: FolderReader, read: Set<string>): Promise<readonly PulumiFunction[]> {
  const names = (await files.list(folder)).flatMap(({ name, isFolder }) =>
    isFolder || !name.endsWith('.json') || /^(package(-lock)?|tsconfig.*)\.json$/.test(name) ? [] : [name],
  );
  const found: PulumiFunction[] = [];
  for (const name of names) {
    const functions = pulumiFunctions((await files.readText(joinPath(folder, name), maxBytes)) ?? '');
    if (functions === undefined) continue;
    read.add(joinPath(folder, name));
    found.push(...functions);
  }
  return found;
}

/** A program of `runtime: yaml`. */
function programFunctions(content: unknown): readonly PulumiFunction[] {
  return Object.entries(objectAt(content, 'resources')).flatMap(([name, resource]): readonly PulumiFunction[] => {
    const { type, properties } = objectAt(resource);
    if (!isFunctionType(type)) return [];
    const { code, name: functionName, ...values } = objectAt(properties);
    return [{ name, values: providerNames({ ...values, functionName }), code, sourceHandler: undefined }];
  });
}

/** An archive of a folder, of one file, or of text, in a state or in a YAML program. */
function codeOf({ code, values }: PulumiFunction, folder: string): DeclaredCode {
  if (values.package_type === 'Image' || typeof values.image_uri === 'string') {
    return { kind: 'image', uri: undefined, dockerfile: undefined };
  }
  const archive = objectAt(code);
  const path = archive.path ?? archive['fn::fileArchive'] ?? archive['Fn::FileArchive'];
  if (typeof path === 'string') {
    return /\.(zip|jar)$/i.test(path) ? { kind: 'zip', path: joinPath(folder, path) } : folderCode(folder, path);
  }
  const assets = objectAt(archive.assets ?? archive['fn::assetArchive'] ?? archive['Fn::AssetArchive']);
  const whole = objectAt(assets['.'] ?? assets['']);
  const wholePath = whole.path ?? whole['fn::fileArchive'];
  if (typeof wholePath === 'string') return folderCode(folder, wholePath);
  const [only, second] = Object.values(assets).map((asset) => objectAt(asset));
  if (only === undefined || second !== undefined) return { kind: 'elsewhere', where: undefined };
  const file = only.path ?? only['fn::fileAsset'];
  const text = only.text ?? only['fn::stringAsset'];
  if (typeof file === 'string') return { kind: 'file', path: joinPath(folder, file), built: undefined };
  return typeof text === 'string' ? { kind: 'inline', text } : { kind: 'elsewhere', where: undefined };
}

function folderCode(folder: string, path: string): DeclaredCode {
  return { kind: 'folder', path: joinPath(folder, path), built: undefined };
}

/** Whether the program names Lambda at all: many projects of Pulumi have nothing to do with it. */
async function usesLambda(folder: string, files: FolderReader): Promise<boolean> {
  const names = (await files.list(folder)).filter(({ name, isFolder }) => !isFolder && programs.test(name));
  const texts = await Promise.all(names.map(({ name }) => files.readText(joinPath(folder, name), 1_000_000)));
  return texts.some((text) => text !== undefined && /lambda/i.test(text) && /aws/i.test(text));
}
