import type { CommandContext } from '../commandContext';
import { switchMapping } from './switchMapping';

/** Lets Lambda poll a source again. */
export function enableMapping(context: CommandContext, argument: unknown): Promise<void> {
  return switchMapping(context, argument, true);
}
