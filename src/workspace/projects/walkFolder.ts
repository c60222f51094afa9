import type { FolderReader } from '../../model/connection/fileReader';

/** Folders without project source: dependencies, caches, and build output. */
const skipped = new Set([
  'node_modules',
  'bower_components',
  'jspm_packages',
  'site-packages',
  '__pycache__',
  'venv',
  'target',
  'obj',
  'coverage',
  'Pods',
]);

type Entries = Awaited<ReturnType<FolderReader['list']>>;

/** Maximum number of folders; the rest is ignored. */
const maxFolders = 20_000;
const maxDepth = 14;

/** Lists the files of a folder and those below it that can belong to a project, the shallow ones first. Reads no file. */
export async function walkFolder(reader: FolderReader, root: string): Promise<readonly string[]> {
  const files: string[] = [];
  // Much cheaper than `joinPath`: the names of entries have no `..` and no separators.
  const separator = root.includes('\\') ? '\\' : '/';
  let level: readonly string[] = [root.length > 1 ? root.replace(/[/\\]$/, '') : root];
  let seen = 0;
  for (let depth = 0; level.length > 0 && depth < maxDepth && seen < maxFolders; depth += 1) {
    seen += level.length;
    const listed = await Promise.all(level.map(async (folder) => ({ folder, entries: await reader.list(folder) })));
    const sorted = listed.map(({ folder, entries }) =>
      sortEntries(entries, folder.endsWith(separator) ? folder : `${folder}${separator}`, separator),
    );
    files.push(...sorted.flatMap((one) => one.files).sort(byText));
    level = sorted.flatMap((one) => one.folders);
  }
  return files;
}

/** What to keep of a folder's entries, and where to go on. `start` ends with the separator. */
function sortEntries(entries: Entries, start: string, separator: string): { files: string[]; folders: string[] } {
  const files: string[] = [];
  const folders: string[] = [];
  for (const { name, isFolder } of entries) {
    const path = `${start}${name}`;
    if (!isFolder) files.push(path);
    // Build output is read separately: only its top file counts as a project file.
    else if (name === 'cdk.out') files.push(`${path}${separator}manifest.json`);
    else if (!name.startsWith('.') && !skipped.has(name)) folders.push(path);
  }
  return { files, folders };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
