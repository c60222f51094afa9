import type { DeclaredCode, DeclaredLayer } from '../../model/function/declaredCode';

/** What a project's own build has made of its functions and layers. */
export interface BuildOutput {
  /** Absolute path of the folder that was built for a function or layer, by logical id with the stacks around it. */
  readonly folders: ReadonlyMap<string, string>;
  /** Code that assets name, in place of what the template says: CDK's. By logical id. */
  readonly code: ReadonlyMap<string, DeclaredCode>;
  readonly layers: ReadonlyMap<string, DeclaredLayer>;
}

/** Of a project that was not built, or whose build is not known. */
export const nothingBuilt: BuildOutput = { folders: new Map(), code: new Map(), layers: new Map() };
