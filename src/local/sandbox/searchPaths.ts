import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PreparedCode } from '../code/preparedCode';

/** What `/opt` has of a layer for Node.js (https://docs.aws.amazon.com/lambda/latest/dg/packaging-layers.html), for `NODE_PATH`. */
export function nodeSearchPath({ layers, searchFolders }: PreparedCode, major: number): readonly string[] {
  const ofLayers = [...layers]
    .reverse()
    // The last is the source of a layer that its build would put below `nodejs`.
    .flatMap((layer) =>
      [`nodejs/node${major}/node_modules`, 'nodejs/node_modules', 'node_modules'].map((path) => join(layer, path)),
    );
  return [...ofLayers, ...searchFolders.map((folder) => join(folder, 'node_modules'))].filter((path) =>
    existsSync(path),
  );
}

/** The same for Python's `sys.path`: layers, and builds that have the dependencies of the code. */
export function pythonSearchPath({ layers, searchFolders }: PreparedCode, runtime: string): readonly string[] {
  const ofLayers = [...layers].reverse().flatMap((layer) => {
    const folder = join(layer, 'python');
    // The source of a layer that its build would put below `python`.
    if (!existsSync(folder)) return [layer];
    return [join(folder, 'lib', runtime, 'site-packages'), folder].filter((path) => existsSync(path));
  });
  return [...ofLayers, ...searchFolders];
}
