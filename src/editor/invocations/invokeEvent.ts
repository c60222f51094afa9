import type { Invocation } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';
import { invokeOnce } from './invokeOnce';

/** Hands an event to Lambda's queue; what becomes of it is followed in the panel. */
export async function invokeEvent(context: CommandContext, argument: unknown): Promise<Invocation | undefined> {
  const chosen = await targetOf(argument, context);
  return chosen === undefined ? undefined : invokeOnce(chosen, 'Event', context);
}
