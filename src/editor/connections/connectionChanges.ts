import type { ConnectionArgument } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import type { Connection, ConnectionSpec } from '../../model/connection/connection';
import type { CommandHandlers } from '../commands/registerCommands';
import type { Connections } from './connections';
import { resolveConnection } from './resolveConnection';

/** Moves connections in the tree, which shows them in the order of the setting, and protects them. */
export function connectionChanges(connections: Connections) {
  return {
    moveConnectionUp: (argument) => moveConnection(argument, connections, -1),
    moveConnectionDown: (argument) => moveConnection(argument, connections, 1),
    protectConnection: (argument) => setProtected(argument, connections, true),
    unprotectConnection: (argument) => setProtected(argument, connections, false),
  } satisfies CommandHandlers;
}

async function moveConnection(argument: ConnectionArgument, connections: Connections, by: 1 | -1): Promise<Outcome> {
  const resolved = await resolveConnection(argument, connections, { placeHolder: 'Select the connection to move' });
  if (resolved.kind !== 'done') return resolved;
  const specs = connections.all().map(({ spec }) => spec);
  const from = specs.indexOf(resolved.value.spec);
  const to = from + by;
  if (from < 0 || to < 0 || to >= specs.length) return done;
  specs.splice(from, 1);
  specs.splice(to, 0, resolved.value.spec);
  await connections.save(specs);
  return done;
}

/** A protected connection requires confirmation before every invocation, and its functions' settings cannot be changed. */
async function setProtected(
  argument: ConnectionArgument,
  connections: Connections,
  isProtected: boolean,
): Promise<Outcome> {
  const resolved = await resolveConnection(argument, connections, {
    placeHolder: isProtected ? 'Select the connection to protect' : 'Select the connection to unprotect',
    fits: (connection) => isRemote(connection) && isProtectedNow(connection) !== isProtected,
    none: noneToProtect(connections, isProtected),
  });
  if (resolved.kind !== 'done') return resolved;
  const { spec } = resolved.value;
  if (spec.kind === 'local') return done;
  const { isProtected: _before, ...rest } = spec;
  const changed: ConnectionSpec = isProtected ? { ...rest, isProtected } : rest;
  await connections.save(connections.all().map((one) => (one.spec === spec ? changed : one.spec)));
  return done;
}

function noneToProtect(connections: Connections, isProtected: boolean): string {
  if (!connections.all().some(isRemote)) return 'No AWS or endpoint connection is configured.';
  return isProtected ? 'All AWS and endpoint connections are protected already.' : 'No connection is protected.';
}

/** Whether a connection leaves this machine: Local cannot be protected and uses no credentials. */
export function isRemote({ spec }: Connection): boolean {
  return spec.kind !== 'local';
}

function isProtectedNow({ spec }: Connection): boolean {
  return spec.kind !== 'local' && spec.isProtected === true;
}
