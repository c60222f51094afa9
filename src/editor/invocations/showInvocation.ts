import type { CommandContext } from '../commandContext';
import { invocationOf } from './invocationOf';

/** Opens an invocation in the panel. */
export async function showInvocation(context: CommandContext, argument: unknown): Promise<void> {
  const invocation = await invocationOf(argument, context, context.store.all());
  if (invocation !== undefined) context.panels.show({ kind: 'invocation', invocationId: invocation.id });
}
