/** What helps when Local could not run a function, for a button. */
export type LocalRemedy =
  /** A command line for a terminal in `folder`. */
  | { readonly kind: 'run'; readonly command: string; readonly folder: string }
  /** A package of the AWS SDK for JavaScript that Lambda's image has, and this machine has not. */
  | { readonly kind: 'sdk'; readonly packageName: string }
  /** `line` from 0. */
  | { readonly kind: 'open'; readonly path: string; readonly line: number };

/** What Local says of a run that AWS would not say. */
export interface LocalRun {
  /** The language that ran, in its real version: `Node.js 22.15.0`. */
  readonly runtime: string | undefined;
  /** Where the code came from: `src/app.ts, bundled with the project's esbuild 0.25.1`. */
  readonly code: string | undefined;
  /** A sentence: why it failed, where the reason lies in the project. */
  readonly explanation: string | undefined;
  readonly remedy: LocalRemedy | undefined;
}
