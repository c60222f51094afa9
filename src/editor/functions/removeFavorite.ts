import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';

/** Unpins a function. */
export async function removeFavorite(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen !== undefined) await context.choices.setFavorite(chosen.target, false);
}
