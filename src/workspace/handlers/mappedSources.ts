import { parseObject } from '../../model/base/parseObject';
import type { FileReader } from '../../model/connection/fileReader';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { folderOf, joinPath } from '../templatePath';

/** What sources of a source map are looked for with. */
export interface SourceSearch {
  readonly files: Pick<FileReader, 'exists'>;
  /** Absolute folders that the sources may be in, the likeliest first. */
  readonly roots: readonly string[];
}

/** Sources that are looked at; a bundle may have thousands, of few folders. */
const maxSources = 300;

/** The folders of this workspace that a function's sources may be in. */
export function sourceRoots({ code, codeUri, templatePath, project }: DeclaredFunction): readonly string[] {
  const own = code.kind === 'esbuild' ? [code.bundle.folder, folderOf(code.bundle.entry)] : [];
  return [...new Set([...own, codeUri, project.folder, folderOf(templatePath)])];
}

/**
 * The file that a source map names: as it says, else the one in a root with the longest common end. Build tools run in containers
 * (`/asset-input` of CDK) and in temporary folders (`sam build`), whose paths are in the map. `undefined` when there is none.
 */
export async function findSource(
  map: string,
  source: string,
  { files, roots }: SourceSearch,
): Promise<string | undefined> {
  const stated = joinPath(folderOf(map), withoutScheme(source));
  if (await files.exists(stated)) return stated;
  return (await findElsewhere(source, { files, roots }))?.path;
}

async function findElsewhere(
  source: string,
  { files, roots }: SourceSearch,
): Promise<{ readonly path: string; readonly prefix: string; readonly root: string } | undefined> {
  const parts = withoutScheme(source).split(/[/\\]/);
  for (let from = 0; from < parts.length; from += 1) {
    if (['', '.', '..'].includes(parts[from] ?? '')) continue;
    const end = parts.slice(from).join('/');
    for (const root of roots) {
      const path = joinPath(root, end);
      if (await files.exists(path)) return { path, prefix: source.slice(0, source.length - end.length), root };
    }
  }
  return undefined;
}

/**
 * The entries that `sourceMapPathOverrides` of VS Code's JavaScript debugger needs to find the sources of a map that are not where
 * it says; empty when all are. `path` is the one of the map, `text` its content.
 */
export async function sourceOverrides(
  { path, text }: { readonly path: string; readonly text: string },
  search: SourceSearch,
): Promise<Readonly<Record<string, string>>> {
  const { sources, sourceRoot } = parseObject(text) ?? {};
  const before = typeof sourceRoot === 'string' && sourceRoot !== '' ? sourceRoot.replace(/\/?$/, '/') : '';
  const own = (Array.isArray(sources) ? sources : []).flatMap((one) =>
    typeof one === 'string' && !/(^|[/\\])node_modules[/\\]/.test(one) ? [before + one] : [],
  );
  const overrides: Record<string, string> = {};
  for (const source of own.slice(0, maxSources)) {
    if (Object.keys(overrides).some((pattern) => source.startsWith(pattern.slice(0, -1)))) continue;
    if (await search.files.exists(joinPath(folderOf(path), withoutScheme(source)))) continue;
    const found = await findElsewhere(source, search);
    // An asterisk is the rest of the path; a second one would have a meaning of its own.
    if (found === undefined || found.prefix.includes('*') || found.root.includes('*')) continue;
    overrides[`${found.prefix}*`] = `${found.root.replaceAll('\\', '/').replace(/\/$/, '')}/*`;
  }
  return overrides;
}

function withoutScheme(source: string): string {
  return source.replace(/^file:\/\/(?=\/)/, '');
}
