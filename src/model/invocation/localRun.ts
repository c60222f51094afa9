/** A remedy when Local could not run a function, offered as a button. */
export type LocalRemedy =
  /** A command line for a terminal in `folder`. */
  | { readonly kind: 'run'; readonly command: string; readonly folder: string }
  /** A package of the AWS SDK for JavaScript that is in Lambda's image but not on this machine. */
  | { readonly kind: 'sdk'; readonly packageName: string }
  /** `line` from 0. */
  | { readonly kind: 'open'; readonly path: string; readonly line: number };

/** Facts about a run that only Local provides. */
export interface LocalRun {
  /** The language and its actual version: `Node.js 22.15.0`. */
  readonly runtime: string | undefined;
  /** Where the code came from: `src/app.ts, bundled with the project's esbuild 0.25.1`. */
  readonly code: string | undefined;
  /** Why it failed, if the cause is in the project; a sentence. */
  readonly explanation: string | undefined;
  readonly remedy: LocalRemedy | undefined;
}
