import { execFile } from 'node:child_process';
import { findProgram } from './findProgram';

/** Whether a Node.js of this version takes the types out of TypeScript, asked or by itself. */
export function stripsTypes(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 6);
}

/** The same of the `node` on PATH; false where there is none. */
export function nodeOnPathStripsTypes(): Promise<boolean> {
  const program = findProgram(['node']);
  if (program === undefined) return Promise.resolve(false);
  return new Promise((resolve) => {
    execFile(program, ['--version'], (error, text) => resolve(error === null && stripsTypes(text.trim())));
  });
}
