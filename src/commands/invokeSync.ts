import type { Invocation } from '../model/invocation';
import type { CommandContext } from './commandContext';
import { invokeOnce } from './invokeOnce';
import { targetOf } from './targetOf';

/** Invokes a function and waits for its answer. */
export async function invokeSync(context: CommandContext, argument: unknown): Promise<Invocation | undefined> {
  const chosen = await targetOf(argument, context);
  return chosen === undefined ? undefined : invokeOnce(chosen, 'RequestResponse', context);
}
