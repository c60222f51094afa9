import type { CommandContext } from '../commandContext';
import { compareSent } from './compareSent';

/** What two invocations returned, side by side. */
export function compareResults(context: CommandContext, argument: unknown, selection: unknown): Promise<void> {
  return compareSent('response', context, argument, selection);
}
