import type { DeclaredFunction, TemplateProblem } from './declaredFunction';
import type { ProjectReference } from './declaredProject';
import type { DeclaredSource } from './declaredSource';
import type { DeclaredDeployment } from './declaredTrigger';

/** The action that makes an unreadable project readable. */
export type ProjectAction =
  /** A command line for the project's folder: `cdk synth`. */
  | {
      readonly kind: 'run';
      readonly command:
        | 'cdk synth'
        | 'npx cdk synth'
        | 'npx serverless package'
        | 'terraform show -json > terraform-show.json'
        | 'pulumi stack export --file pulumi-stack.json'
        | 'npx sst state export > sst-state.json';
    }
  | { readonly kind: 'setParameters'; readonly names: readonly string[] }
  | { readonly kind: 'chooseTemplate' };

/** The result of reading a project. */
export interface Project extends ProjectReference, DeclaredDeployment {
  /**
   * Its folder relative to the workspace folder, or its file if the folder has several projects; the folder's name for
   * the top folder.
   */
  readonly name: string;
  readonly functions: readonly DeclaredFunction[];
  /** Queues, streams, tables, topics, and rules that a deployment creates. */
  readonly sources: readonly DeclaredSource[];
  /** Problems of the project as a whole. Those of a function are in the function. */
  readonly problems: readonly TemplateProblem[];
  readonly action: ProjectAction | undefined;
  /** All files read for it: when one changes, the project must be read again. */
  readonly files: readonly string[];
}
