import type { Connection } from '../../model/connection/connection';
import type { CommandContext } from '../commandContext';
import { nodeOf } from '../functions/functionUnder';

/** The connection that a command is about: of its node, or named; `undefined` when it is about none in particular. */
export function connectionUnder(argument: unknown, { connections }: CommandContext): Connection | undefined {
  const node = nodeOf(argument);
  if (node?.kind === 'connection') return node.connection;
  if (typeof argument !== 'object' || argument === null || !('connectionId' in argument)) return undefined;
  return typeof argument.connectionId === 'string' ? connections.get(argument.connectionId) : undefined;
}
