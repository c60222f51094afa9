import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';

/** Pins a function to the top of its connection. */
export async function addFavorite(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen !== undefined) await context.choices.setFavorite(chosen.target, true);
}
