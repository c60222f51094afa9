import type { ConnectionArgument } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import type { Connections } from './connections';
import { resolveConnection } from './resolveConnection';

/** Selects where lenses, payloads and the Command Palette invoke functions that the workspace declares. */
export async function setActiveConnection(argument: ConnectionArgument, connections: Connections): Promise<Outcome> {
  const placeHolder = 'Select the connection for workspace functions';
  const resolved = await resolveConnection(argument, connections, { placeHolder });
  if (resolved.kind !== 'done') return resolved;
  await connections.setActive(resolved.value.id);
  return done;
}
