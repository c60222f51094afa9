import type { CommandContext } from '../commandContext';
import { connectionUnder } from '../connections/connectionUnder';

/** Goes on with a listing that was stopped. */
export async function loadMore(context: CommandContext, argument: unknown): Promise<void> {
  const only = connectionUnder(argument, context);
  for (const connection of context.connections.all()) {
    if (only === undefined || only === connection) context.functionTree.listOf(connection).goOn();
  }
}
