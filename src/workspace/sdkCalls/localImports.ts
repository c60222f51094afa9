import { folderOf, joinPath } from '../templatePath';

const scriptImport = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(['"])(\.{1,2}\/[^'"\n]+)\1/g;
const pythonImport = /^[ \t]*(?:from[ \t]+\.?([\w.]+)[ \t]+import|import[ \t]+([\w.]+))/gm;
const scriptEndings = ['', '.ts', '.js', '.mts', '.mjs', '.tsx', '.cjs', '/index.ts', '/index.js'];

/** Paths that a source file may import from its own project, the files of one import after another; most do not exist. */
export function localImports(source: string, path: string): readonly string[] {
  const folder = folderOf(path);
  if (path.endsWith('.py')) {
    return [...source.matchAll(pythonImport)].flatMap((match) => {
      const module = (match[1] ?? match[2] ?? '').replaceAll('.', '/');
      return [joinPath(folder, `${module}.py`), joinPath(folder, `${module}/__init__.py`)];
    });
  }
  return [...source.matchAll(scriptImport)].flatMap((match) => {
    const module = match[2] ?? '';
    // TypeScript's sources import what they are compiled to.
    const sources = [module, module.replace(/\.([mc]?)js$/, '.$1ts')];
    return [...new Set(sources)].flatMap((one) => scriptEndings.map((ending) => joinPath(folder, `${one}${ending}`)));
  });
}
