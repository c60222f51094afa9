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

/** The description of a trigger that stands below the name of its model: it need not say it again. */
export function belowModel({ description, ...rest }: Described): Described {
  const [first = '', ...others] = description.split(' · ');
  const model = Object.values(modelWords).find((word) => first === word || first.startsWith(`${word}, `));
  if (model === undefined) return { ...rest, description };
  const left = first.slice(model.length + 2);
  return { ...rest, description: [left, ...others].filter((part) => part !== '').join(' · ') };
}

/** AWS's words for the three ways. */
export const modelWords: Readonly<Record<InvocationModel, string>> = {
  sync: 'synchronous',
  async: 'asynchronous',
  poll: 'poll-based',
};
