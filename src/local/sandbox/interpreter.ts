import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedCode } from '../code/preparedCode';
import { findProgram } from './findProgram';
import { programVersion } from './programVersion';
import { findPython } from './pythonProgram';

/** How to run a function's process. */
export type Interpreter =
  | {
      readonly kind: 'found';
      readonly program: string;
      /** The version of Node.js or Python that it runs: `24.3.0`; none for a `bootstrap`. */
      readonly version?: Promise<string | undefined>;
      readonly args: readonly string[];
      readonly env: Readonly<Record<string, string>>;
      /** Whether it can be started before the function is known. */
      readonly canWait: boolean;
    }
  | { readonly kind: 'missing'; readonly message: string };

export interface InterpreterNeeds {
  readonly runtime: string;
  readonly projectFolder: string;
  readonly code: PreparedCode;
  /** Of the function: wrappers and options of the language may be among it. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface InterpreterPlaces {
  /** `dist/runtime`. */
  readonly runtimeFolder: string;
  /** For what may be kept until the next start; nobody else may write there. */
  readonly cacheFolder: string;
  /** What the Python extension has chosen. */
  readonly python: string | undefined;
  /** Whether `node` on PATH can take the types out of TypeScript. */
  readonly nodeStripsTypes: boolean;
}

type Found = Extract<Interpreter, { kind: 'found' }>;

/** The program for a runtime: `node` or Python, whatever version that is, or the function's own `bootstrap`. */
export function interpreterFor(needs: InterpreterNeeds, places: InterpreterPlaces): Interpreter {
  const interpreter = plainInterpreter(needs, places);
  const wrapper = needs.environment.AWS_LAMBDA_EXEC_WRAPPER;
  if (wrapper === undefined || wrapper === '' || interpreter.kind === 'missing') return interpreter;
  return wrapped(interpreter, wrapper, needs.code.layers);
}

function plainInterpreter(needs: InterpreterNeeds, places: InterpreterPlaces): Interpreter {
  const { runtime, code } = needs;
  if (runtime.startsWith('nodejs')) return nodeInterpreter(places, code.needsTypeStripping);
  if (runtime.startsWith('python')) return pythonInterpreter(needs, places);
  const folders = [code.taskRoot, ...[...code.layers].reverse()];
  const program = folders.map((folder) => join(folder, 'bootstrap')).find((path) => existsSync(path));
  if (program !== undefined) return { kind: 'found', program, args: [], env: {}, canWait: false };
  return { kind: 'missing', message: 'There is no bootstrap file in the code or a layer.' };
}

/** For a function without special requirements; kept in reserve. */
export function nodeInterpreter({ runtimeFolder, nodeStripsTypes }: InterpreterPlaces, stripsTypes: boolean): Found {
  const args = [
    '--enable-source-maps',
    ...(stripsTypes ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'] : []),
    join(runtimeFolder, 'start.mjs'),
  ];
  const program = stripsTypes && !nodeStripsTypes ? undefined : findProgram(['node']);
  // The editor's own Node.js, for machines that have no other, or an older one.
  const env: Found['env'] = program === undefined ? { ELECTRON_RUN_AS_NODE: '1' } : {};
  const chosen = program ?? process.execPath;
  return { kind: 'found', program: chosen, version: programVersion(chosen), args, env, canWait: true };
}

function pythonInterpreter(
  { runtime, projectFolder, code }: InterpreterNeeds,
  { runtimeFolder, cacheFolder, python }: InterpreterPlaces,
): Interpreter {
  const program = findPython({ codeFolder: code.folder, projectFolder, chosen: python });
  if (program === undefined) {
    const message = `Python was not found on PATH. Install Python 3.9 or later (python.org) to run ${runtime}.`;
    return { kind: 'missing', message };
  }
  // Compiled modules are kept out of the user's folders; output is not held back, as on Lambda.
  const args = ['-u', '-X', `pycache_prefix=${join(cacheFolder, 'python')}`, join(runtimeFolder, 'bootstrap.py')];
  return { kind: 'found', program, version: programVersion(program), args, env: {}, canWait: true };
}

/**
 * A wrapper script gets the runtime's command line as its arguments. One of a layer is looked for where the layer is; what
 * cannot be executed ends with 127, as on Lambda.
 */
function wrapped({ program, version, args, env }: Found, wrapper: string, layers: readonly string[]): Interpreter {
  const inLayers = wrapper.startsWith('/opt/')
    ? [...layers].reverse().map((layer) => join(layer, wrapper.slice('/opt/'.length)))
    : [];
  const script = inLayers.find((path) => existsSync(path)) ?? wrapper;
  return {
    kind: 'found',
    program: '/bin/sh',
    ...(version === undefined ? {} : { version }),
    args: ['-c', 'exec "$@"', 'sh', script, program, ...args],
    env,
    canWait: false,
  };
}
