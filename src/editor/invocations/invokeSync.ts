import type { Invocation } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';
import { invokeOnce } from './invokeOnce';

/** Invokes a function and waits for its answer. */
export async function invokeSync(context: CommandContext, argument: unknown): Promise<Invocation | undefined> {
  const chosen = await targetOf(argument, context);
  return chosen === undefined ? undefined : invokeOnce(chosen, 'RequestResponse', context);
}
