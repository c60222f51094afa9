import { openConsole as open } from '../views/openConsole';
import type { CommandContext } from './commandContext';
import { showRefusal } from './showRefusal';
import { targetOf } from './targetOf';

/** Opens a function in the AWS console. */
export async function openConsole(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen !== undefined) await showRefusal(open(chosen.target, { page: 'function' }, context.connections));
}
