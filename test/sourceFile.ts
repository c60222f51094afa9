import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { inProject } from './tools/project.mjs';

/** A file of the project, its path relative to the project and with slashes on every system. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What a file imports: `to` is a path of the project without its ending, or the name of a package. */
export interface Import {
  readonly to: string;
  readonly isOwn: boolean;
  readonly isTypeOnly: boolean;
}

/** All files under a folder whose name ends in one of `endings`. */
export function readSources(folder: string, endings: readonly string[]): readonly SourceFile[] {
  return readdirSync(inProject(folder), { recursive: true, encoding: 'utf8' })
    .map((name) => posix.join(folder, name.replaceAll('\\', '/')))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({ path, text: readFileSync(inProject(path), 'utf8') }));
}

const statement = /^(?:import|export)\s+(type\s)?(?:[\w*{][^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
const call = /\b(?:import|require)\(\s*['"]([^'"]+)['"]\s*\)/g;

/** Static, dynamic and re-exporting imports. A regular expression is enough for files that Biome formats. */
export function importsOf(file: SourceFile): readonly Import[] {
  const statements = [...file.text.matchAll(statement)].map((match) =>
    toImport(file, match[2] ?? '', match[1] !== undefined),
  );
  const calls = [...file.text.matchAll(call)].map((match) => toImport(file, match[1] ?? '', false));
  return [...statements, ...calls];
}

function toImport(file: SourceFile, specifier: string, isTypeOnly: boolean): Import {
  const isOwn = specifier.startsWith('.');
  return { to: isOwn ? posix.join(posix.dirname(file.path), specifier) : specifier, isOwn, isTypeOnly };
}
