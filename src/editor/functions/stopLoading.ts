import type { CommandContext } from '../commandContext';
import { connectionUnder } from '../connections/connectionUnder';

/** Stops the listing of functions, of one connection or of all. What was listed stays. */
export async function stopLoading(context: CommandContext, argument: unknown): Promise<void> {
  context.functionTree.stopLoading(connectionUnder(argument, context));
}
