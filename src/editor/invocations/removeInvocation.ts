import type { CommandContext } from '../commandContext';
import { invocationOf } from './invocationOf';

/** Forgets one invocation. A function that still runs runs on. */
export async function removeInvocation(context: CommandContext, argument: unknown): Promise<void> {
  const invocation = await invocationOf(argument, context, context.store.all());
  if (invocation === undefined) return;
  context.sender.cancel(invocation.id);
  context.store.remove(invocation.id);
}
