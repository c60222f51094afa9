import type { CommandContext } from '../commandContext';
import { moveConnection } from './moveConnection';

/** Moves a connection one place up. */
export function moveConnectionUp(context: CommandContext, argument: unknown): Promise<void> {
  return moveConnection(context, argument, -1);
}
