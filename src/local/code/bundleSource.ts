import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { asObject, parseObject } from '../../model/base/parseObject';
import type { EsbuildSource } from '../../model/function/declaredCode';

/** An esbuild of the workspace; Dwell ships none. */
export interface WorkspaceEsbuild {
  readonly program: string;
  readonly version: string;
}

export type Bundled =
  | { readonly kind: 'made'; readonly inputFolders: readonly string[] }
  /** What esbuild says. */
  | { readonly kind: 'failed'; readonly message: string };

/** Clients of the AWS SDK are in Lambda's image: neither SAM nor CDK bundles them. */
const alwaysExternal = ['@aws-sdk/*', '@smithy/*', 'aws-sdk'];

/** The nearest esbuild that the workspace has installed, from `folder` upward. */
export function findEsbuild(folder: string): WorkspaceEsbuild | undefined {
  for (let one = folder; ; one = dirname(one)) {
    const modules = join(one, 'node_modules');
    const found = esbuildIn(join(modules, 'esbuild')) ?? inPnpm(join(modules, '.pnpm'));
    if (found !== undefined) return found;
    if (dirname(one) === one) return undefined;
  }
}

function inPnpm(store: string): WorkspaceEsbuild | undefined {
  if (!existsSync(store)) return undefined;
  const versions = readdirSync(store).filter((name) => name.startsWith('esbuild@'));
  return versions
    .map((name) => esbuildIn(join(store, name, 'node_modules', 'esbuild')))
    .find((one) => one !== undefined);
}

function esbuildIn(folder: string): WorkspaceEsbuild | undefined {
  const program = join(folder, 'bin', 'esbuild');
  if (!existsSync(program)) return undefined;
  const version = parseObject(readFileSync(join(folder, 'package.json'), 'utf8'))?.version;
  return { program, version: String(version ?? '') };
}

/** Bundles into `outfile` in the format that its ending says. */
export async function bundleSource(
  esbuild: WorkspaceEsbuild,
  source: EsbuildSource,
  outfile: string,
  nodeMajor: number,
): Promise<Bundled> {
  const metafile = `${outfile}.meta.json`;
  const args = [...optionsOf(source, outfile, nodeMajor), `--metafile=${metafile}`];
  const first = await run(esbuild, args, source.folder);
  // Native addons cannot be bundled; whatever is installed is then loaded from where it is.
  const failure = first === undefined ? undefined : await run(esbuild, [...args, '--packages=external'], source.folder);
  if (failure !== undefined) return { kind: 'failed', message: first ?? failure };
  return { kind: 'made', inputFolders: await inputFoldersOf(metafile, source.folder) };
}

function optionsOf(source: EsbuildSource, outfile: string, nodeMajor: number): readonly string[] {
  const { entry, externals, tsconfig, target, define, loader, mainFields, minify } = source;
  const isModule = outfile.endsWith('.mjs');
  return [
    entry,
    '--bundle',
    '--platform=node',
    `--format=${isModule ? 'esm' : 'cjs'}`,
    `--target=${target ?? `node${nodeMajor}`}`,
    `--outfile=${outfile}`,
    // Always: frames are to lead to the source.
    '--sourcemap',
    '--sources-content=false',
    '--log-level=error',
    '--color=false',
    ...[...new Set([...alwaysExternal, ...externals])].map((name) => `--external:${name}`),
    ...(tsconfig === undefined ? [] : [`--tsconfig=${tsconfig}`]),
    ...(mainFields.length === 0 ? [] : [`--main-fields=${mainFields.join(',')}`]),
    ...(minify ? ['--minify', '--keep-names'] : []),
    ...Object.entries(define).map(([name, value]) => `--define:${name}=${value}`),
    ...Object.entries(loader).map(([ending, kind]) => `--loader:${ending}=${kind}`),
    // CommonJS packages call `require`, which ES modules lack.
    ...(isModule
      ? [
          `--banner:js=import { createRequire as __dwellRequire } from 'node:module'; const require = __dwellRequire(import.meta.url);`,
        ]
      : []),
  ];
}

/** `undefined` when it went well, else what esbuild wrote. */
async function run(esbuild: WorkspaceEsbuild, args: readonly string[], folder: string): Promise<string | undefined> {
  const head = await readFile(esbuild.program).then((bytes) => bytes.toString('latin1', 0, 2));
  // If install scripts have run, the binary replaces its Node.js launcher.
  const command = head === '#!' ? [process.execPath, esbuild.program] : [esbuild.program];
  const [program = '', ...before] = command;
  return new Promise((settle) => {
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    execFile(program, [...before, ...args], { cwd: folder, env, maxBuffer: 4 * 1024 * 1024 }, (error, _out, text) => {
      settle(error === null ? undefined : text.trim() || error.message);
    });
  });
}

async function inputFoldersOf(metafile: string, folder: string): Promise<readonly string[]> {
  const inputs = asObject(parseObject(await readFile(metafile, 'utf8').catch(() => ''))?.inputs) ?? {};
  const folders = Object.keys(inputs)
    .filter((path) => !path.split(/[\\/]/).includes('node_modules'))
    .map((path) => dirname(isAbsolute(path) ? path : resolve(folder, path)));
  return [...new Set(folders)];
}

/** Whether `folder` is `root` or below it. */
export function isInside(folder: string, root: string): boolean {
  const path = relative(root, folder);
  return path === '' || !(path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path));
}
