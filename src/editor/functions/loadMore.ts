import type { ConnectionArgument } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import { givenConnection } from '../connections/resolveConnection';
import type { FunctionView } from './functionView';

/** Continues a listing that was stopped, of one connection or of all. */
export async function loadMore(
  argument: ConnectionArgument,
  { connections, functionTree }: FunctionView,
): Promise<Outcome> {
  const only = givenConnection(argument, connections);
  for (const connection of connections.all()) {
    if (only === undefined || only === connection) functionTree.listOf(connection).goOn();
  }
  return done;
}
