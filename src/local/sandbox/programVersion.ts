import { execFile } from 'node:child_process';

/** Longer than any interpreter takes to say its version. */
const maxMs = 5_000;

const known = new Map<string, Promise<string | undefined>>();

/**
 * The version of Node.js or Python behind a program: `24.3.0`. Each program is asked once, with `--version`. `undefined` where it
 * cannot say.
 */
export function programVersion(program: string): Promise<string | undefined> {
  // The editor's own program knows Node.js's version only as its own.
  if (program === process.execPath) return Promise.resolve(process.versions.node);
  const found = known.get(program) ?? ask(program);
  known.set(program, found);
  return found;
}

function ask(program: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, ['--version'], { timeout: maxMs, windowsHide: true }, (error, text) =>
      resolve(error === null ? /\d+(?:\.\d+)+/.exec(text)?.[0] : undefined),
    );
  });
}
