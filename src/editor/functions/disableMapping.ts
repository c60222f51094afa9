import type { CommandContext } from '../commandContext';
import { switchMapping } from './switchMapping';

/** Stops Lambda from polling a source. */
export function disableMapping(context: CommandContext, argument: unknown): Promise<void> {
  return switchMapping(context, argument, false);
}
