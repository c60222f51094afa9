import type { Invocation } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';
import { invokeOnce } from './invokeOnce';

/** Asks whether the call would be allowed; nothing runs. */
export async function dryRun(context: CommandContext, argument: unknown): Promise<Invocation | undefined> {
  const chosen = await targetOf(argument, context);
  return chosen === undefined ? undefined : invokeOnce(chosen, 'DryRun', context);
}
