import { cp } from 'node:fs/promises';
import { inProject } from '../project.mjs';
import { makeTemporary } from '../temporary.mjs';

/** A copy of `samples/` in a folder of its own, so that tests may write. @returns {Promise<string>} */
export async function copySamples() {
  const folder = await makeTemporary('samples');
  // Without its settings: a test has its own.
  await cp(inProject('samples'), folder, { recursive: true, filter: (path) => !path.endsWith('.vscode') });
  return folder;
}
