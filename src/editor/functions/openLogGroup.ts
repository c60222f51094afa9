import type { CommandContext } from '../commandContext';
import { targetOf } from '../payloads/targetOf';
import { showRefusal } from '../prompts/showRefusal';
import { openConsole } from './openConsoleOf';

/** Opens a function's log group in the AWS console. */
export async function openLogGroup(context: CommandContext, argument: unknown): Promise<void> {
  const chosen = await targetOf(argument, context);
  if (chosen === undefined) return;
  const { target } = chosen;
  const connection = context.connections.get(target.connectionId);
  const known = connection && context.functionTree.listOf(connection).state?.functions;
  const logGroup = known?.find(({ name }) => name === target.functionName)?.logGroup;
  await showRefusal(openConsole(target, { page: 'log', logGroup }, context.connections));
}
