import type { FolderEntry, FolderReader } from '../../model/connection/fileReader';

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

/** Maximum number of folders; the rest is ignored. */
const maxFolders = 20_000;
const maxDepth = 14;

/** Lists the files of a folder and those below it that can belong to a project, the shallow ones first. Reads no file. */
export async function walkFolder(reader: FolderReader, root: string): Promise<readonly string[]> {
  const files: string[] = [];
  const separator = root.includes('\\') ? '\\' : '/';
  let level: readonly string[] = [root.length > 1 ? root.replace(/[/\\]$/, '') : root];
  let seen = 0;
  for (let depth = 0; level.length > 0 && depth < maxDepth && seen < maxFolders; depth += 1) {
    seen += level.length;
    const listed = await Promise.all(level.map(async (folder) => split(folder, separator, await reader.list(folder))));
    files.push(...listed.flatMap((one) => one.files).sort(byText));
    level = listed.flatMap((one) => one.folders);
  }
  return files;
}

/** Much cheaper than `joinPath`: names of entries have neither `..` nor separators. */
function split(folder: string, separator: string, entries: readonly FolderEntry[]) {
  const start = folder.endsWith(separator) ? folder : `${folder}${separator}`;
  const files: string[] = [];
  const folders: string[] = [];
  for (const { name, isFolder } of entries) {
    if (!isFolder) files.push(`${start}${name}`);
    // Build output is read separately: only its top file counts as a project file.
    else if (name === 'cdk.out') files.push(`${start}${name}${separator}manifest.json`);
    else if (!name.startsWith('.') && !skipped.has(name)) folders.push(`${start}${name}`);
  }
  return { files, folders };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : 1;
}
