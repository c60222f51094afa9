import { nameIn } from './nameIn';
import type { InvocationModel } from './services';

/** A row of a tree, and the lines below it. */
export interface Described {
  readonly label: string;
  /** Gray, beside the label: one line. */
  readonly description: string;
  /** Name of a codicon. */
  readonly icon: string;
  readonly lines: readonly string[];
}

/**
 * A trigger as a row of a side bar, below the name of its model, which it need not say again. The name of the source comes first
 * and its ARN last: what does not fit is cut at the end.
 */
export function asRow({ label, description, ...rest }: Described): Described {
  const [first = '', ...others] = description.split(' · ');
  const model = Object.values(modelWords).find((word) => first === word || first.startsWith(`${word}, `));
  const parts = model === undefined ? [first, ...others] : [first.slice(model.length + 2), ...others];
  const arn = parts.find((part) => part.startsWith('arn:'));
  const name = arn === undefined ? [] : [nameIn(arn)];
  const told = [...name, ...parts.filter((part) => part !== '' && part !== arn), arn];
  return { ...rest, label: shortService(label), description: told.filter((part) => part !== undefined).join(' · ') };
}

/** `Amazon SQS` is told by `SQS`. */
export function shortService(name: string): string {
  return name.replace(/^(Amazon|AWS) /, '');
}

/** AWS's words for the three ways. */
export const modelWords: Readonly<Record<InvocationModel, string>> = {
  sync: 'synchronous',
  async: 'asynchronous',
  poll: 'poll-based',
};
