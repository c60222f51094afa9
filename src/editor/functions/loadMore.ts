import type { ConnectionArgument } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import { givenConnection } from '../connections/resolveConnection';
import type { FunctionView } from './functionView';

/** Continues the listing of functions that was stopped, of one connection or of all. */
export async function loadMore(
  argument: ConnectionArgument,
  { connections, explorer }: FunctionView,
): Promise<Outcome> {
  const only = givenConnection(argument, connections);
  for (const connection of connections.all()) {
    if (only === undefined || only === connection) explorer.lists.listOf(connection).resume();
  }
  return done;
}
