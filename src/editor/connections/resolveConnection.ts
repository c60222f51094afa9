import type { ConnectionArgument } from '../../ids';
import { canceled, doneWith, failed, type Outcome } from '../../model/base/outcome';
import type { Connection } from '../../model/connection/connection';
import { commandTo } from '../commands/commandTo';
import { nodeOf } from '../functions/functionUnder';
import { connectionOf } from '../functions/tree/functionNodes';
import { showQuickPick } from '../sinks/quickInput';
import type { Connections } from './connections';

interface ConnectionQuestion {
  readonly placeHolder: string;
  /** Which connections are offered; all without it. */
  readonly fits?: (connection: Connection) => boolean;
  /** The sentence when none fits. */
  readonly none?: string;
}

/** The connection a command is about: the one of its argument, the only one that fits, or the one the user picks. */
export async function resolveConnection(
  argument: ConnectionArgument,
  connections: Connections,
  { placeHolder, fits = () => true, none = 'No connections yet.' }: ConnectionQuestion,
): Promise<Outcome<Connection>> {
  const given = givenConnection(argument, connections);
  if (given !== undefined) return doneWith(given);
  const offered = connections.all().filter(fits);
  if (offered.length === 0) return failed(none, commandTo('addConnection', 'Add Connection'));
  const items = offered.map((connection) => ({
    label: connection.spec.name,
    description: kindNames[connection.spec.kind],
    connection,
  }));
  const picked = await showQuickPick(items, { placeHolder });
  return picked === undefined ? canceled : doneWith(picked.connection);
}

/** The connection of a command's argument, a node of the tree or a link; `undefined` when it names none. */
export function givenConnection(argument: ConnectionArgument, connections: Connections): Connection | undefined {
  const above = connectionOf(nodeOf(argument));
  if (above !== undefined) return above;
  return argument !== undefined && 'connectionId' in argument ? connections.get(argument.connectionId) : undefined;
}

const kindNames = { local: 'this machine', aws: 'AWS', endpoint: 'endpoint' } as const;
