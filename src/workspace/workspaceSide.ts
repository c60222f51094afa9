import { findTemplates } from './findTemplates';
import { locateHandler } from './locateHandler';
import { originalLine } from './originalLine';
import { readDeclared } from './readDeclared';

/** Reads the workspace's templates and sources. A separate bundle: its YAML parser is a quarter of the host bundle. */
export const workspaceSide = { findTemplates, locateHandler, originalLine, readDeclared };
