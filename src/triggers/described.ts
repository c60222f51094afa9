import type { InvocationModel } from './services';

/** A row of a tree, and the lines below it. */
export interface Described {
  readonly label: string;
  /** Grey, beside the label: one line. */
  readonly description: string;
  /** Name of a codicon. */
  readonly icon: string;
  readonly lines: readonly string[];
}

/** AWS's words for the three ways. */
export const modelWords: Readonly<Record<InvocationModel, string>> = {
  sync: 'synchronous',
  async: 'asynchronous',
  poll: 'poll-based',
};
