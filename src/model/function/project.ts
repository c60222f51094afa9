import type { DeclaredFunction, TemplateProblem } from './declaredFunction';
import type { ProjectReference } from './declaredProject';
import type { DeclaredSource } from './declaredSource';
import type { DeclaredDeployment } from './declaredTrigger';

/** What makes a project readable that cannot be read yet. */
export type ProjectAction =
  /** A command line for the project's folder: `cdk synth`. */
  | { readonly kind: 'run'; readonly command: 'cdk synth' | 'npx cdk synth' | 'npx serverless package' }
  | { readonly kind: 'setParameters'; readonly names: readonly string[] }
  | { readonly kind: 'chooseTemplate' };

/** A project as it was read. */
export interface Project extends ProjectReference, DeclaredDeployment {
  /** Its folder relative to the workspace's, or the file where that folder holds several; the folder's own name at the top. */
  readonly name: string;
  readonly functions: readonly DeclaredFunction[];
  /** Queues, streams, tables, topics and rules that a deployment makes. */
  readonly sources: readonly DeclaredSource[];
  /** About the project as a whole. What is about a function stands at the function. */
  readonly problems: readonly TemplateProblem[];
  readonly action: ProjectAction | undefined;
  /** Every file that was read for it: a change of one of them changes it. */
  readonly files: readonly string[];
}
