import type { CommandContext } from '../commandContext';
import { setProtected } from './setProtected';

/** Lets invocations on a connection go without a question. */
export function unprotectConnection(context: CommandContext, argument: unknown): Promise<void> {
  return setProtected(context, argument, false);
}
