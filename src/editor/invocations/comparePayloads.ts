import type { CommandContext } from '../commandContext';
import { compareSent } from './compareSent';

/** What two invocations were sent, side by side. */
export function comparePayloads(context: CommandContext, argument: unknown, selection: unknown): Promise<void> {
  return compareSent('payload', context, argument, selection);
}
