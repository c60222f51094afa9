import { parseObject } from '../../model/base/parseObject';
import type { FolderReader } from '../../model/connection/fileReader';
import type { DeclaredCode } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { findExport } from '../handlers/findExport';
import { baseName, folderOf, joinPath } from '../templatePath';

/** The data that maps an asset back to its source. */
export interface SourceSearch {
  readonly files: FolderReader;
  /** Folder of the CDK app, and those above it that esbuild may have run in. */
  readonly folders: readonly string[];
  /** Every file of the app, absolute; asked for only where nothing else helps. */
  readonly all: () => Promise<readonly string[]>;
}

/** A source file is not larger, and a bundle that is says nothing more in its head. */
const maxBytes = 8_000_000;

/** Of files that may be the entry point; a bundle has thousands. */
const maxCandidates = 60;

/**
 * Replaces CDK's output copy with its source: a bundle's entry point through its source map or the names that esbuild
 * leaves in it, a copied folder through a handler file of the same content. What is not found stays the asset.
 */
export async function withSource(one: DeclaredFunction, search: SourceSearch): Promise<DeclaredFunction> {
  if (one.code.kind !== 'folder' || one.code.built === undefined) return one;
  const code = await sourceOf(one, one.code.built, search);
  if (code === undefined) return one;
  return { ...one, code, codeUri: code.kind === 'esbuild' ? folderOf(code.bundle.entry) : code.path };
}

type Source = Extract<DeclaredCode, { kind: 'folder' | 'esbuild' }>;

async function sourceOf(one: DeclaredFunction, asset: string, search: SourceSearch): Promise<Source | undefined> {
  const { files } = search;
  const isPython = one.runtime.startsWith('python');
  const module = isPython
    ? one.handler.slice(0, one.handler.lastIndexOf('.')).replaceAll('.', '/')
    : one.handler.slice(0, one.handler.indexOf('.', one.handler.lastIndexOf('/') + 1));
  const exported = one.handler.slice(one.handler.lastIndexOf('.') + 1);
  for (const ending of isPython ? ['.py'] : ['.js', '.mjs', '.cjs']) {
    const name = `${module}${ending}`;
    const text = await files.readText(joinPath(asset, name), maxBytes);
    if (text === undefined) continue;
    const entry = isPython ? undefined : await entryOf({ path: joinPath(asset, name), text, exported }, search);
    if (entry !== undefined)
      return { kind: 'esbuild', built: asset, bundle: bundleOf(entry.path, module, ending, { ...entry, search }) };
    const folder = await sameContent(name, text, search);
    return folder === undefined ? undefined : { kind: 'folder', path: folder, built: asset };
  }
  return undefined;
}

function bundleOf(
  path: string,
  outfile: string,
  ending: string,
  { hasMap, search }: { readonly hasMap: boolean; readonly search: SourceSearch },
) {
  return {
    entry: path,
    outfile,
    folder: search.folders[0] ?? folderOf(path),
    // What NodejsFunction leaves out by itself for runtimes that have SDK v3.
    externals: ['@aws-sdk/*', '@smithy/*'],
    tsconfig: undefined,
    sourcemap: hasMap,
    minify: false,
    target: undefined,
    format: ending === '.mjs' ? ('esm' as const) : ('cjs' as const),
    define: {},
    loader: {},
    mainFields: [],
  };
}

async function entryOf(
  { path, text, exported }: { readonly path: string; readonly text: string; readonly exported: string },
  { files, folders }: SourceSearch,
): Promise<{ readonly path: string; readonly hasMap: boolean } | undefined> {
  const map = await files.readText(`${path}.map`, maxBytes * 4);
  const sources: unknown = map === undefined ? undefined : parseObject(map)?.sources;
  const mapped = (Array.isArray(sources) ? sources : []).filter((source) => typeof source === 'string');
  // Where it does not minify, esbuild says before each file which one it is, and writes the entry point last.
  const named = [...text.matchAll(/^\/\/ (\S+\.[mc]?[jt]sx?)$/gm)].map(([, name = '']) => name);
  const candidates = [
    ...named.reverse().flatMap(below(folders)),
    ...mapped.map((source) => joinPath(folderOf(path), source)),
    ...mapped.map((source) => source.replace(/^.*?asset-input\//, '')).flatMap(below(folders)),
  ];
  const own = [...new Set(candidates)].filter((one) => !one.includes('/node_modules/')).slice(0, maxCandidates);
  const texts = await Promise.all(own.map(async (one) => ({ path: one, text: await files.readText(one, maxBytes) })));
  const found = texts.filter((one) => one.text !== undefined);
  const entry = found.find((one) => findExport(one.text ?? '', exported) !== undefined) ?? found[0];
  return entry === undefined ? undefined : { path: entry.path, hasMap: map !== undefined };
}

function below(folders: readonly string[]): (name: string) => readonly string[] {
  return (name) => folders.map((folder) => joinPath(folder, name));
}

/** The folder with a file of this name, relative to it, and this content. */
async function sameContent(name: string, text: string, { files, all }: SourceSearch): Promise<string | undefined> {
  const depth = name.split('/').length;
  for (const path of await all()) {
    if (baseName(path) !== baseName(name) || !path.replaceAll('\\', '/').endsWith(`/${name}`)) continue;
    if ((await files.readText(path, maxBytes)) !== text) continue;
    return Array.from({ length: depth }).reduce<string>((folder) => folderOf(folder), path);
  }
  return undefined;
}
