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

/**
 * The program for a runtime: `node` or Python as found on PATH, whatever version that is. `runtimeFolder` is
 * `dist/runtime`.
 */
export function interpreterFor(runtime: string, runtimeFolder: string): Interpreter {
  if (runtime.startsWith('nodejs')) return nodeInterpreter(runtimeFolder);
  if (runtime.startsWith('python')) return pythonInterpreter(runtime, runtimeFolder);
  return { kind: 'missing', message: `The runtime ${runtime} cannot be run here: only nodejs and python can.` };
}

function nodeInterpreter(runtimeFolder: string): Interpreter {
  const args = ['--enable-source-maps', join(runtimeFolder, 'start.mjs')];
  const program = findProgram(['node']);
  if (program !== undefined) return { kind: 'found', program, args, env: {} };
  // The editor's own Node.js, for machines that have no other.
  return { kind: 'found', program: process.execPath, args, env: { ELECTRON_RUN_AS_NODE: '1' } };
}

function pythonInterpreter(runtime: string, runtimeFolder: string): Interpreter {
  const program = findProgram(['python3', 'python']);
  if (program === undefined) {
    const message = `No Python was found on PATH, and ${runtime} needs one: install Python 3.9 or later (python.org).`;
    return { kind: 'missing', message };
  }
  // Compiled modules are kept out of the user's folders.
  const cache = `pycache_prefix=${join(tmpdir(), 'dwell-pycache')}`;
  return { kind: 'found', program, args: ['-X', cache, join(runtimeFolder, 'bootstrap.py')], env: {} };
}
