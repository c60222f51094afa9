import { findProgram } from './findProgram';
import { programVersion } from './programVersion';

/** Whether a Node.js of this version takes the types out of TypeScript, asked or by itself. */
export function stripsTypes(version: string): boolean {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 6);
}

/** The same of the `node` on PATH; false where there is none. */
export async function nodeOnPathStripsTypes(): Promise<boolean> {
  const program = findProgram(['node']);
  const version = program === undefined ? undefined : await programVersion(program);
  return version !== undefined && stripsTypes(version);
}
