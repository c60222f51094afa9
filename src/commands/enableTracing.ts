import { enableTracing as enable } from '../views/enableTracing';
import type { CommandContext } from './commandContext';
import { showRefusal } from './showRefusal';
import { targetOf } from './targetOf';

/** Turns on active tracing of a function, after a confirmation. */
export async function enableTracing(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen !== undefined) await showRefusal(enable(chosen.target, context.connections));
}
