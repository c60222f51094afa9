import type { FileReader } from '../../model/connection/fileReader';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { joinPath } from '../templatePath';
import { findExport } from './findExport';
import { findPythonFunction } from './findPythonFunction';
import { sourceCandidates } from './sourceCandidates';

export interface HandlerLocation {
  /** Absolute path of the source file. */
  readonly path: string;
  /** Line of the handler, from 0; 0 when the file is there but the handler is not found in it. */
  readonly line: number;
}

/** What says where a function's source is. */
export type Located = Pick<DeclaredFunction, 'handler' | 'runtime' | 'codeUri' | 'code'>;

/**
 * The source file of a declared function's handler: to the line in JavaScript, TypeScript and Python, to the file in other
 * languages. `undefined` when there is no such file.
 */
export async function locateHandler(reader: FileReader, declared: Located): Promise<HandlerLocation | undefined> {
  const { paths, name } = sourceCandidates(declared);
  const own = ownFile(declared);
  const inside = rootsOf(declared).flatMap((root) => paths.map((one) => joinPath(root, one)));
  for (const path of own === undefined ? inside : [own]) {
    const text = (await reader.exists(path)) ? await reader.readText(path) : undefined;
    if (text === undefined) continue;
    return { path, line: lineOf(path, text, name) ?? 0 };
  }
  return undefined;
}

/** An archive lies where the project's build puts it: the source is beside the folder, or in one with the archive's name. */
function rootsOf({ code, codeUri }: Located): readonly string[] {
  if (code.kind !== 'zip') return [codeUri];
  const named = code.path.replace(/\.\w+$/, '');
  const above = /[/\\](target|build|dist|out|bin)([/\\][\w.-]+)*$/.exec(codeUri);
  return [codeUri, named, joinPath(codeUri, 'src'), ...(above === null ? [] : [codeUri.slice(0, above.index)])];
}

/** The one file of code that is a file, or that a bundle begins with. */
function ownFile({ code }: Located): string | undefined {
  if (code.kind === 'esbuild') return code.bundle.entry;
  return code.kind === 'file' ? code.path : undefined;
}

function lineOf(path: string, text: string, name: string): number | undefined {
  if (/\.py$/.test(path)) return findPythonFunction(text, name);
  if (/\.[cm]?[jt]sx?$/.test(path)) return findExport(text, name);
  if (!/\.(java|kt|cs|rb)$/.test(path)) return undefined;
  const line = text.split('\n').findIndex((one) => new RegExp(`\\b${name.replace(/\W/g, '')}\\s*[(<]`).test(one));
  return line < 0 ? undefined : line;
}
