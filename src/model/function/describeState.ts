import type { LambdaFunction } from './functions';

/**
 * Describes a state in which Lambda accepts invocations with limitations; `undefined` for other states. States:
 * https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export function describeState({ name, state }: LambdaFunction): string | undefined {
  if (state.kind === 'Inactive') {
    return `${name} is inactive. This invocation activates it, and may take longer or be refused once.`;
  }
  if (state.isUpdating)
    return `${name} is being updated. Until the update completes, Lambda runs the previous version.`;
  return undefined;
}
