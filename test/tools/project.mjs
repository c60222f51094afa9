import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the project. */
export const projectRoot = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '');

/** Everything downloaded or made for testing is in here, and in no other place. */
export const hostRoot = join(projectRoot, '.vscode-test');

/** @param {...string} parts */
export function inProject(...parts) {
  return join(projectRoot, ...parts);
}

/** @param {...string} parts */
export function inHostRoot(...parts) {
  return join(hostRoot, ...parts);
}

/** Something the reader can act on: its message alone is printed, without a stack. */
export class PlainError extends Error {}

/** @param {unknown} error @returns {string} */
export function describeError(error) {
  if (error instanceof PlainError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
