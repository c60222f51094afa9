import type { CommandContext } from '../commandContext';
import { invocationOf } from '../invocations/invocationOf';
import { showRefusal } from '../prompts/showRefusal';

/** Opens an invocation and sets another one of the same function beside it. */
export async function compareWith(context: CommandContext, argument: unknown): Promise<void> {
  const traced = context.store.all().filter(({ documents }) => documents.length > 0);
  const invocation = await invocationOf(argument, context, traced);
  if (invocation !== undefined) await showRefusal(context.panels.compare(invocation.id));
}
