import type { Invocation } from '../model/invocation';
import type { CommandContext } from './commandContext';
import { invokeOnce } from './invokeOnce';
import { targetOf } from './targetOf';

/** Asks whether the call would be allowed; nothing runs. */
export async function dryRun(context: CommandContext, argument: unknown): Promise<Invocation | undefined> {
  const chosen = await targetOf(argument, context);
  return chosen === undefined ? undefined : invokeOnce(chosen, 'DryRun', context);
}
