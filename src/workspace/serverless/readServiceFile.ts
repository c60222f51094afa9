import { parseObject } from '../../model/base/parseObject';
import type { FolderReader } from '../../model/connection/fileReader';
import type { TemplateProblem } from '../../model/function/declaredFunction';
import type { ProjectInput } from '../projects/projectInput';
import { readTemplate } from '../template/templateDocument';
import { folderOf, joinPath } from '../templatePath';
import { readProgramObject } from './readProgramObject';

/** A service file as plain values. */
export interface ServiceFile {
  /** `undefined` for a program whose configuration cannot be read without running it. */
  readonly content: unknown;
  /** Whether it is TypeScript or JavaScript. */
  readonly isProgram: boolean;
  readonly problems: readonly TemplateProblem[];
  /** What `${file(…)}` names, by the path as it is written. */
  readonly included: ReadonlyMap<string, unknown>;
  readonly files: readonly string[];
  lineOf(path: readonly string[]): number;
}

/** Files that include files that include files. */
const maxRounds = 4;

/** Reads a service file and the files that it includes. `undefined` if it does not exist or is not a service. */
export async function readServiceFile(file: string, { files }: ProjectInput): Promise<ServiceFile | undefined> {
  const text = await files.readText(file);
  if (text === undefined) return undefined;
  const isProgram = /\.[cm]?[jt]s$/.test(file);
  const included = new Map<string, unknown>();
  const read = [file];
  await include(text, { folder: folderOf(file), files, included, read });
  if (isProgram) {
    const program = await readProgramObject(file, files);
    read.push(...program.files);
    return {
      content: program.value,
      isProgram,
      problems:
        program.value === undefined ? [{ message: 'This file is a program: Dwell does not run it.', line: 0 }] : [],
      included,
      files: read,
      lineOf: (path) => program.lineOf(path.at(-1) ?? ''),
    };
  }
  const document = readTemplate(text);
  const isService = typeof document.content === 'object' && document.content !== null && 'provider' in document.content;
  if (!isService) return undefined;
  return {
    content: document.content,
    isProgram,
    problems: document.problems,
    included,
    files: read,
    lineOf: (path) => document.lineOf(path),
  };
}

interface Inclusion {
  readonly folder: string;
  readonly files: FolderReader;
  readonly included: Map<string, unknown>;
  readonly read: string[];
}

async function include(text: string, inclusion: Inclusion, round = 0): Promise<void> {
  const { folder, files, included, read } = inclusion;
  const paths = [...text.matchAll(/file\(([^)$]+)\)/g)].map(([, path = '']) => path.trim());
  for (const path of new Set(paths)) {
    if (included.has(path) || !/\.(ya?ml|json)$/.test(path)) continue;
    const absolute = joinPath(folder, path);
    const inner = await files.readText(absolute);
    included.set(path, undefined);
    if (inner === undefined) continue;
    read.push(absolute);
    included.set(path, path.endsWith('.json') ? parseObject(inner) : readTemplate(inner).content);
    if (round < maxRounds) await include(inner, inclusion, round + 1);
  }
}
