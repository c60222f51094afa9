import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './findProgram';

/** How to run a function's process. */
export type Interpreter =
  | {
      readonly kind: 'found';
      readonly program: string;
      readonly args: readonly string[];
      readonly env: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'missing'; readonly message: string };

/** Finds the program for a runtime: `node` or Python on PATH, in any version. `runtimeFolder` is `dist/runtime`. */
export function interpreterFor(runtime: string, runtimeFolder: string): Interpreter {
  if (runtime.startsWith('nodejs')) return nodeInterpreter(runtimeFolder);
  if (runtime.startsWith('python')) return pythonInterpreter(runtime, runtimeFolder);
  return { kind: 'missing', message: `Runtime ${runtime} is not supported locally: only nodejs and python are.` };
}

function nodeInterpreter(runtimeFolder: string): Interpreter {
  const args = ['--enable-source-maps', join(runtimeFolder, 'start.mjs')];
  const program = findProgram(['node']);
  if (program !== undefined) return { kind: 'found', program, args, env: {} };
  // VS Code's own Node.js, for machines without another.
  return { kind: 'found', program: process.execPath, args, env: { ELECTRON_RUN_AS_NODE: '1' } };
}

function pythonInterpreter(runtime: string, runtimeFolder: string): Interpreter {
  const program = findProgram(['python3', 'python']);
  if (program === undefined) {
    const message = `Python was not found on PATH. Install Python 3.9 or later (python.org) to run ${runtime}.`;
    return { kind: 'missing', message };
  }
  // Compiled modules are kept out of the user's folders.
  const cache = `pycache_prefix=${join(tmpdir(), 'dwell-pycache')}`;
  return { kind: 'found', program, args: ['-X', cache, join(runtimeFolder, 'bootstrap.py')], env: {} };
}
