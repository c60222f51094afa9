import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';

/** Unpins a function. */
export async function removeFavourite(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen !== undefined) await context.choices.setFavourite(chosen.target, false);
}
