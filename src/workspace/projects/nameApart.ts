import type { Project } from '../../model/function/project';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html#lambda-CreateFunction-request-FunctionName */
const maxNameLength = 64;

/**
 * Makes equal function names of several projects unique: each is prefixed with the shortest distinct part of its
 * project's path. Keyed by the project's file and the logical id; empty if all names differ.
 */
export function nameApart(projects: readonly Project[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const owners = new Map<string, { project: Project; logicalId: string }[]>();
  for (const project of projects) {
    for (const { name, logicalId } of project.functions) {
      owners.set(name, [...(owners.get(name) ?? []), { project, logicalId }]);
    }
  }
  const names = new Map<string, Map<string, string>>();
  for (const [name, same] of owners) {
    if (same.length < 2) continue;
    const prefixes = prefixesOf(same.map(({ project, logicalId }) => `${project.name}/${stackOf(logicalId)}`));
    same.forEach(({ project, logicalId }, index) => {
      const own = names.get(project.file) ?? new Map<string, string>();
      own.set(logicalId, allowed(prefixes[index] ?? '', name, index));
      names.set(project.file, own);
    });
  }
  return names;
}

function stackOf(logicalId: string): string {
  return logicalId.split('/').slice(0, -1).join('/');
}

/** The shortest ends of paths that differ. */
function prefixesOf(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => path.split('/').filter(Boolean));
  const longest = Math.max(...parts.map((one) => one.length));
  for (let count = 1; count <= longest; count += 1) {
    const ends = parts.map((one) => one.slice(-count).join('-'));
    if (new Set(ends).size === ends.length) return ends;
  }
  return parts.map((one, index) => `${one.join('-')}-${index + 1}`);
}

/** A name that Lambda takes: letters, digits, hyphens and underscores. What is too long is cut in front, where the folder stands. */
function allowed(prefix: string, name: string, index: number): string {
  const clean = prefix.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+/, '');
  const room = maxNameLength - name.length - 1;
  if (clean.length <= room) return `${clean}-${name}`;
  const number = `-${index + 1}`;
  const kept = clean.slice(0, Math.max(0, room - number.length));
  return kept === '' ? `${name.slice(0, maxNameLength - number.length)}${number}` : `${kept}${number}-${name}`;
}
