import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeclaredLayer } from '../../model/function/declaredCode';
import { unpackArchive } from './zipArchive';

/** The folders that stand for `/opt`, in the order declared: a build where there is one, else the source. */
export async function prepareLayers(
  layers: readonly DeclaredLayer[],
  scratchFolder: string,
): Promise<readonly string[]> {
  const folders = await Promise.all(layers.map((layer) => folderOfLayer(layer, scratchFolder)));
  return folders.filter((folder) => folder !== undefined);
}

async function folderOfLayer(layer: DeclaredLayer, scratchFolder: string): Promise<string | undefined> {
  switch (layer.kind) {
    case 'folder':
      return layer.built !== undefined && existsSync(layer.built) ? layer.built : layer.path;
    case 'zip': {
      const folder = await mkdtemp(join(scratchFolder, 'layer-'));
      return unpackArchive(layer.path, folder).then(
        () => folder,
        () => undefined,
      );
    }
    case 'elsewhere':
      return undefined;
  }
}
