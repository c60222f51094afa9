/**
 * Joins a template's folder and a path written in it, without `node:path`, because templates are also read through virtual file
 * systems. Keeps the separators of `base`: backslashes only if it has them.
 */
export function joinPath(base: string, relative: string): string {
  const separator = base.includes('\\') ? '\\' : '/';
  const isAbsolute = /^([/\\]|[A-Za-z]:[/\\])/.test(relative);
  const joined = isAbsolute ? relative : `${base}${separator}${relative}`;
  const root = /^([A-Za-z]:)?[/\\]/.exec(joined)?.[0] ?? '';
  const parts: string[] = [];
  for (const part of joined.slice(root.length).split(/[/\\]/)) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.' && !(part === '..' && root !== '')) parts.push(part);
  }
  return root + parts.join(separator);
}

/** The folder of a file. */
export function folderOf(path: string): string {
  const cut = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  return cut <= 0 ? path.slice(0, cut + 1) : path.slice(0, cut);
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** `path` as seen from `folder`, with slashes; `path` itself where it is not below it. */
export function relativePath(folder: string, path: string): string {
  const [from, to] = [folder.replaceAll('\\', '/').replace(/\/$/, ''), path.replaceAll('\\', '/')];
  return to.startsWith(`${from}/`) ? to.slice(from.length + 1) : to;
}
