import { cp } from 'node:fs/promises';
import { inProject } from '../project.mjs';
import { makeTemporary } from '../temporary.mjs';

/** A copy of `samples/` in a folder of its own, so that tests may write. @returns {Promise<string>} */
export async function copySamples() {
  const folder = await makeTemporary('samples');
  await cp(inProject('samples'), folder, { recursive: true });
  return folder;
}
