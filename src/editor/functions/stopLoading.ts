import type { ConnectionArgument } from '../../ids';
import { done, type Outcome } from '../../model/base/outcome';
import { givenConnection } from '../connections/resolveConnection';
import type { FunctionView } from './functionView';

/** Stops the listing of functions, of one connection or of all. What was listed stays. */
export async function stopLoading(
  argument: ConnectionArgument,
  { connections, functionTree }: FunctionView,
): Promise<Outcome> {
  functionTree.stopLoading(givenConnection(argument, connections));
  return done;
}
