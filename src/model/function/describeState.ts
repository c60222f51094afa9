import type { LambdaFunction } from './functions';

/**
 * What to know of a function that Lambda will take a call for, though not as usual; `undefined` when there is nothing.
 * States: https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export function describeState({ name, state }: LambdaFunction): string | undefined {
  if (state.kind === 'Inactive') {
    return `${name} was idle: Lambda wakes it with this call, which may take longer or be refused once.`;
  }
  if (state.isUpdating) return `${name} was being updated: until that is done, Lambda runs what was there before.`;
  return undefined;
}
