import type { CommandContext } from '../commandContext';
import { setProtected } from './setProtected';

/** Has every invocation on a connection ask first. */
export function protectConnection(context: CommandContext, argument: unknown): Promise<void> {
  return setProtected(context, argument, true);
}
