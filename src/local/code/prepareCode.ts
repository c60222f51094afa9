import { existsSync, statSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { EsbuildSource } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { localRuntimeProblem } from '../../model/function/localRuntime';
import { buildCommandOf, type CodeTools, inWords, plainCode } from './codeWords';
import { findScript, findTypeScript, modifiedMs } from './handlerFile';
import { type Preparation, refused } from './preparedCode';
import { prepareLayers } from './prepareLayers';
import { prepareTypeScript } from './prepareTypeScript';
import { unpackArchive } from './zipArchive';

/** Prepares the code of a function for loading, or explains why that is not possible. */
export async function prepareCode(declared: DeclaredFunction, tools: CodeTools): Promise<Preparation> {
  const { code, runtime } = declared;
  if (code.kind === 'image') return refused('A container image cannot be run here without Docker.');
  const problem = localRuntimeProblem(runtime);
  if (problem !== undefined) return refused(problem);
  const layers = await prepareLayers(declared.layers, tools.scratchFolder);
  const withLayers = (preparation: Preparation): Preparation =>
    preparation.kind === 'ready' ? { kind: 'ready', code: { ...preparation.code, layers } } : preparation;
  switch (code.kind) {
    case 'elsewhere':
      return refused(`The code is in ${code.where ?? 'S3'}. Only code in this workspace can be run here.`);
    case 'inline':
      return withLayers(await fromText(declared, code.text, tools.scratchFolder));
    case 'zip':
      return withLayers(await fromArchive(declared, code.path, tools.scratchFolder));
    case 'file':
      return withLayers(await fromFile(declared, code.path, code.built, tools));
    case 'esbuild':
      return withLayers(await prepareTypeScript(declared, code.bundle, code.built, tools));
    case 'folder':
      return withLayers(await fromFolder(declared, code.path, code.built, tools));
  }
}

async function fromFolder(
  declared: DeclaredFunction,
  path: string,
  built: string | undefined,
  tools: CodeTools,
): Promise<Preparation> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return missingFolder(declared, path, built);
  if (!found.isDirectory()) return fromFile(declared, path, built, tools);
  const { runtime, handler } = declared;
  if (runtime.startsWith('nodejs')) {
    const script = findScript(path, handler);
    const types = findTypeScript(path, handler);
    const isStale = script !== undefined && types !== undefined && (modifiedMs(types) ?? 0) > (modifiedMs(script) ?? 0);
    if (types !== undefined && (script === undefined || isStale)) {
      const compiled = await prepareTypeScript(declared, sourceOf(declared, types, path), built, tools);
      if (compiled.kind === 'ready' || script === undefined) return compiled;
    }
    if (script === undefined && built !== undefined && findScript(built, handler) !== undefined) {
      return { kind: 'ready', code: plainCode(declared, built, inWords(declared, built)) };
    }
  }
  const isBinary = runtime.startsWith('provided');
  if (isBinary && !existsSync(join(path, 'bootstrap'))) return fromBuild(declared, path, built);
  const code = plainCode(declared, path, inWords(declared, path));
  return { kind: 'ready', code: built === undefined ? code : { ...code, searchFolders: [built] } };
}

function fromBuild(declared: DeclaredFunction, path: string, built: string | undefined): Preparation {
  if (built !== undefined && existsSync(join(built, 'bootstrap'))) {
    return { kind: 'ready', code: plainCode(declared, built, inWords(declared, built)) };
  }
  const where = inWords(declared, join(path, 'bootstrap'));
  const remedy = { kind: 'run', command: buildCommandOf(declared), folder: declared.project.folder } as const;
  return refused(`${where} does not exist: build the project, for example with \`${remedy.command}\`.`, remedy);
}

function missingFolder(declared: DeclaredFunction, path: string, built: string | undefined): Preparation {
  if (built !== undefined && existsSync(built)) {
    return { kind: 'ready', code: plainCode(declared, built, inWords(declared, built)) };
  }
  const remedy = { kind: 'open', path: declared.templatePath, line: declared.line } as const;
  return refused(`Code folder ${path} does not exist. Check ${placeOf(declared)} in the template.`, remedy);
}

function placeOf({ project }: DeclaredFunction): string {
  return project.kind === 'sam' ? 'CodeUri' : 'the code';
}

/** A file alone is put at the root of the code, where its folder stands in for it. */
async function fromFile(
  declared: DeclaredFunction,
  path: string,
  built: string | undefined,
  tools: CodeTools,
): Promise<Preparation> {
  if (!existsSync(path)) return missingFolder(declared, path, built);
  const folder = dirname(path);
  if (/\.(?:[cm]?ts|tsx)$/.test(path)) {
    return prepareTypeScript(declared, sourceOf(declared, path, folder), built, tools);
  }
  return { kind: 'ready', code: plainCode(declared, folder, inWords(declared, path)) };
}

async function fromArchive(declared: DeclaredFunction, path: string, scratchFolder: string): Promise<Preparation> {
  if (!existsSync(path)) return missingFolder(declared, path, undefined);
  const folder = await mkdtemp(join(scratchFolder, 'zip-'));
  try {
    await unpackArchive(path, folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return refused(`${inWords(declared, path)} cannot be unpacked: ${reason}.`);
  }
  return { kind: 'ready', code: plainCode(declared, folder, inWords(declared, path)) };
}

/** Lambda calls the file `index`, whatever its language. */
async function fromText(declared: DeclaredFunction, text: string, scratchFolder: string): Promise<Preparation> {
  const folder = await mkdtemp(join(scratchFolder, 'inline-'));
  const ending = declared.runtime.startsWith('python') ? 'py' : scriptEnding(text);
  await writeFile(join(folder, `index.${ending}`), text);
  return { kind: 'ready', code: plainCode(declared, folder, 'code in the template') };
}

/** CloudFormation calls modules `index.mjs` by what is written in them. */
function scriptEnding(text: string): 'js' | 'mjs' {
  const isModule = /^\s*(?:import\s[^(]|export\s)/m.test(text) && !/\bexports\.|\brequire\(/.test(text);
  return isModule ? 'mjs' : 'js';
}

/** What is bundled where the project says nothing about it. */
function sourceOf(declared: DeclaredFunction, entry: string, folder: string): EsbuildSource {
  const inRoot = relative(folder, entry).replaceAll('\\', '/');
  return {
    entry,
    outfile: inRoot.replace(/\.\w+$/, ''),
    folder: nearestPackage(dirname(entry), declared.project.folder),
    externals: [],
    tsconfig: undefined,
    sourcemap: true,
    minify: false,
    target: undefined,
    format: undefined,
    define: {},
    loader: {},
    mainFields: [],
  };
}

function nearestPackage(folder: string, otherwise: string): string {
  for (let one = folder; dirname(one) !== one; one = dirname(one)) {
    if (existsSync(join(one, 'package.json'))) return one;
  }
  return otherwise;
}
