import type { TemplateResource } from '../template/templateResources';

/** The output of a project's own build: functions and layers. */
export interface BuildOutput {
  /** Absolute path of the folder that was built for a function or layer, by logical id with the stacks around it. */
  readonly folders: ReadonlyMap<string, string>;
  /** Absolute path of the output for a resource's code, content, or nested template: CDK's assets. */
  assetOf(resource: TemplateResource): string | undefined;
}

/** Of a project that was not built, or whose build is not known. */
export const nothingBuilt: BuildOutput = { folders: new Map(), assetOf: () => undefined };
