import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { asObject, parseObject } from '../../model/base/parseObject';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { PreparedCode } from './preparedCode';

/**
 * The local tools for preparing code. `scratchFolder` is for generated code: bundles, unpacked archives, code from
 * templates.
 */
export interface CodeTools {
  readonly scratchFolder: string;
  /** Whether the Node.js that runs the functions can take the types out of TypeScript. */
  readonly canStripTypes: () => Promise<boolean>;
  /** For a debugger: nothing is minified, and a build without a source map is made again from its source, where that is possible. */
  readonly needsSource?: boolean;
}

/** The code as it is in `folder`. */
export function plainCode(declared: DeclaredFunction, folder: string, origin: string): PreparedCode {
  return {
    folder,
    taskRoot: folder,
    handler: declared.handler,
    layers: [],
    searchFolders: [],
    origin,
    needsTypeStripping: false,
    isOpaque: false,
    inputFolders: [],
  };
}

/** The path as the user knows it: relative to the project. */
export function inWords({ project }: DeclaredFunction, path: string): string {
  const short = relative(project.folder, path).replaceAll('\\', '/');
  if (short === '') return basename(path);
  return short.startsWith('../../') ? path : short;
}

/** What builds a project of this kind. */
export function buildCommandOf({ project }: DeclaredFunction): string {
  switch (project.kind) {
    case 'sam':
      return 'sam build';
    case 'cdk':
      return 'npx cdk synth';
    default:
      if (!isInstalled(project.folder)) return 'npm install';
      return hasBuildScript(project.folder) ? 'npm run build' : 'npm install --save-dev esbuild';
  }
}

function hasBuildScript(folder: string): boolean {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const { scripts } = parseObject(readFileSync(file, 'utf8')) ?? {};
  return asObject(scripts)?.build !== undefined;
}

/** Whether the packages that the project names are there, esbuild perhaps among them. */
function isInstalled(folder: string): boolean {
  return !existsSync(join(folder, 'package.json')) || existsSync(join(folder, 'node_modules'));
}
