import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { storeWithPalette } from '../machine/imageMagick.mjs';
import { ensureSystemPackages, imageMagick } from '../machine/systemPackages.mjs';
import { inProject } from '../project.mjs';
import { renewSheets } from './beforeAfterSheets.mjs';
import { runInWorkbench } from './uiPart.mjs';

/**
 * Makes all pictures of `docs/pictures`, renews the sheets that compare before and after, and stores all with palettes.
 * @returns {Promise<import('./part.mjs').PartResult>}
 */
export async function makePictures() {
  await ensureSystemPackages([imageMagick]);
  const result = await runInWorkbench('pictures');
  if (result.failed === 0) await renewSheets();
  const folder = inProject('docs/pictures');
  const files = await readdir(folder, { recursive: true });
  for (const file of files.filter((name) => name.endsWith('.png'))) await storeWithPalette(join(folder, file));
  return result;
}
