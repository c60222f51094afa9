import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** In the order in which Lambda's runtimes look for them; a folder with an index is the last of them. */
const scriptEndings = ['', '.js', '.mjs', '.cjs', '/index.js'];
const typeEndings = ['.ts', '.mts', '.cts', '.tsx', '/index.ts'];

/** The part of a Node.js handler that names a file, relative to the root of the code: `src/app` of `src/app.handlers.get`. */
export function modulePathOf(handler: string): string {
  const folder = dirname(handler);
  const name = basename(handler).split('.')[0] ?? '';
  return folder === '.' ? name : `${folder}/${name}`;
}

/** The JavaScript that Lambda would load. */
export function findScript(root: string, handler: string): string | undefined {
  return firstFile(root, modulePathOf(handler), scriptEndings);
}

/** TypeScript where Lambda would look for JavaScript. */
export function findTypeScript(root: string, handler: string): string | undefined {
  return firstFile(root, modulePathOf(handler), typeEndings);
}

/** The Python module of a handler `pkg/app.handler` or `pkg.app.handler`. */
export function findPythonModule(root: string, handler: string): string | undefined {
  const module = handler.replace(/\.[^.]*$/, '').replaceAll('.', '/');
  return firstFile(root, module, ['.py', '/__init__.py']);
}

function firstFile(root: string, path: string, endings: readonly string[]): string | undefined {
  return endings.map((ending) => join(root, path + ending)).find((one) => modifiedMs(one) !== undefined);
}

/** Whether a script leads debuggers to its source. */
export function hasSourceMap(script: string): boolean {
  const [, url = ''] = /[\s\S]*^\/\/[#@] ?sourceMappingURL=(\S+)\s*$/m.exec(readFileSync(script, 'utf8')) ?? [];
  return url.startsWith('data:') || (url !== '' && modifiedMs(join(dirname(script), decodeURI(url))) !== undefined);
}

/** When a file was changed last, epoch milliseconds; `undefined` where there is no such file. */
export function modifiedMs(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.mtimeMs : undefined;
}
