import { declaredEventTypes } from './handlers/declaredEventTypes';
import { firstBodyLine } from './handlers/firstBodyLine';
import { locateHandler } from './handlers/locateHandler';
import { findSource, sourceOverrides, sourceRoots } from './handlers/mappedSources';
import { originalLine } from './handlers/originalLine';
import { matchDeployed } from './projects/matchDeployed';
import { readWorkspace } from './projects/readWorkspace';

/** Reads the workspace's projects and sources. A separate bundle: its YAML parser is a quarter of the host bundle. */
export const workspaceSide = {
  declaredEventTypes,
  findSource,
  firstBodyLine,
  locateHandler,
  matchDeployed,
  originalLine,
  readWorkspace,
  sourceOverrides,
  sourceRoots,
};
