import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';
import { showRefusal } from '../prompts/showRefusal';
import { changeTracing } from './changeTracing';

/** Turns on active tracing of a function, after a confirmation. */
export async function enableTracing(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen === undefined) return;
  await showRefusal(changeTracing(chosen.target, 'Active', context.connections));
  await context.functionTree.reread(chosen.target);
}
