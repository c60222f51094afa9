import type { CommandContext } from '../commandContext';
import { moveConnection } from './moveConnection';

/** Moves a connection one place down. */
export function moveConnectionDown(context: CommandContext, argument: unknown): Promise<void> {
  return moveConnection(context, argument, 1);
}
