import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';
import { showRefusal } from '../prompts/showRefusal';
import { openConsole as open } from './openConsoleOf';

/** Opens a function in the AWS console. */
export async function openConsole(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen !== undefined) await showRefusal(open(chosen.target, { page: 'function' }, context.connections));
}
