import type { FileReader } from '../../model/connection/fileReader';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import { joinPath } from '../templatePath';
import { findExport } from './findExport';
import { findPythonFunction } from './findPythonFunction';

export interface HandlerLocation {
  /** Absolute path of the source file. */
  readonly path: string;
  /** Line of the handler, from 0; 0 when the file exists but the handler is not found in it. */
  readonly line: number;
}

/** Lambda's own order first, then the sources that are compiled to them. */
const scriptEndings = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.tsx'];

/** Finds the source file of a declared function's handler, and its line. `undefined` when there is no such file. */
export async function locateHandler(
  reader: FileReader,
  declared: Pick<DeclaredFunction, 'handler' | 'runtime' | 'codeUri'>,
): Promise<HandlerLocation | undefined> {
  const isPython = declared.runtime.startsWith('python');
  const { modules, name } = isPython ? splitPython(declared.handler) : splitScript(declared.handler);
  const endings = isPython ? ['.py', '/__init__.py'] : scriptEndings;
  for (const module of modules) {
    for (const ending of endings) {
      const path = joinPath(declared.codeUri, `${module}${ending}`);
      const text = (await reader.exists(path)) ? await reader.readText(path) : undefined;
      if (text === undefined) continue;
      return { path, line: (isPython ? findPythonFunction(text, name) : findExport(text, name)) ?? 0 };
    }
  }
  return undefined;
}

/** `src/app.api.handler` is the export `api.handler` of `src/app`: Lambda splits at the first dot of the last part. */
function splitScript(handler: string): { modules: readonly string[]; name: string } {
  const base = handler.slice(handler.lastIndexOf('/') + 1);
  const cut = base.indexOf('.');
  if (cut < 0) return { modules: [], name: '' };
  return { modules: [handler.slice(0, handler.length - base.length + cut)], name: base.slice(cut + 1) };
}

/** `pkg.module.function` and `pkg/module.function` are the same: Python splits at the last dot. */
function splitPython(handler: string): { modules: readonly string[]; name: string } {
  const cut = handler.lastIndexOf('.');
  if (cut < 0) return { modules: [], name: '' };
  return { modules: [handler.slice(0, cut).replaceAll('.', '/')], name: handler.slice(cut + 1) };
}
