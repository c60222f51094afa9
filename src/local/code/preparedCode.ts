import type { LocalRemedy as Remedy } from '../../model/invocation/localRun';

/** The code of a function as a process can load it. */
export interface PreparedCode {
  /** Absolute: the working directory of the process. */
  readonly folder: string;
  /** Absolute: `LAMBDA_TASK_ROOT`, which the handler is loaded from; another folder than `folder` for what was compiled. */
  readonly taskRoot: string;
  readonly handler: string;
  /** Folders with the content of the layers, the one that counts most last, as in `/opt`. */
  readonly layers: readonly string[];
  /** Where modules are looked for that are not found from the code itself. */
  readonly searchFolders: readonly string[];
  /** For a user: `src/app.ts, bundled with the project's esbuild 0.25.1`. */
  readonly origin: string;
  /** Whether Node.js has to take the types out of TypeScript. */
  readonly needsTypeStripping: boolean;
  /** Whether a debugger may not find its way in it: what the project's own build made, and what is minified. */
  readonly isOpaque: boolean;
  /** Folders with sources that it was made of, outside of the declared ones. */
  readonly inputFolders: readonly string[];
}

export type Preparation =
  | { readonly kind: 'ready'; readonly code: PreparedCode }
  /** `errorType` in Lambda's words, `message` a sentence for the user. */
  | {
      readonly kind: 'refused';
      readonly errorType: string;
      readonly message: string;
      readonly remedy: Remedy | undefined;
    };

export function refused(message: string, remedy?: Remedy, errorType = 'Runtime.InvalidEntrypoint'): Preparation {
  return { kind: 'refused', errorType, message, remedy };
}
