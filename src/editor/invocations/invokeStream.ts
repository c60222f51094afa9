import type { Invocation } from '../../model/invocation/invocation';
import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';
import { invokeOnce } from './invokeOnce';

/** Invokes by InvokeWithResponseStream: the response is shown while the function writes it. */
export async function invokeStream(context: CommandContext, argument: unknown): Promise<Invocation | undefined> {
  const chosen = await targetOf(argument, context);
  return chosen === undefined ? undefined : invokeOnce(chosen, 'ResponseStream', context);
}
