import type { ConnectionSpec } from '../connection/connection';
import { traceConnections } from '../connection/traceConnections';
import type { Invocation } from '../invocation/invocation';
import type { ExecutionReference } from './executionArn';

/** The account of the local service, and of emulators. */
const localAccount = /^0{12}$/;

/** The connections that may have an execution, by the account and the Region of its ARN. */
export function executionConnections<One extends { readonly id: string; readonly spec: ConnectionSpec }>(
  connections: readonly One[],
  history: readonly Invocation[],
  { region, accountId }: Pick<ExecutionReference, 'region' | 'accountId'>,
): readonly One[] {
  if (localAccount.test(accountId)) return connections.filter(({ spec }) => spec.kind !== 'aws');
  return traceConnections(connections, history, { region, account: accountId });
}
