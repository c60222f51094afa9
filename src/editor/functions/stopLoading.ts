import type { ConnectionArgument } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import { givenConnection } from '../connections/resolveConnection';
import type { FunctionView } from './functionView';

/** Stops the listing of functions, of one connection or of all. What was listed stays. */
export async function stopLoading(
  argument: ConnectionArgument,
  { connections, explorer }: FunctionView,
): Promise<Outcome> {
  explorer.lists.stop(givenConnection(argument, connections));
  return done;
}
