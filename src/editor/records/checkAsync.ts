import type { FunctionArgument } from '../../ids';
import { noDeadline } from '../../model/base/noDeadline';
import { failed, type Outcome } from '../../model/base/outcome';
import { asyncFindings } from '../../triggers/checks/asyncFindings';
import type { Connections } from '../connections/connections';
import type { ResolveFunction } from '../functions/resolveFunction';
import { pickFinding } from './pickFinding';

/** Lists what will bite with asynchronous invocations of a function. */
export async function checkAsync(
  argument: FunctionArgument,
  { connections, resolveFunction }: { readonly connections: Connections; readonly resolveFunction: ResolveFunction },
): Promise<Outcome<unknown>> {
  const resolved = await resolveFunction(argument);
  if (resolved.kind !== 'done') return resolved;
  const { connectionId, functionName, qualifier } = resolved.value.target;
  const connection = connections.get(connectionId);
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const signal = noDeadline();
  const [config, concurrency] = await Promise.all([
    connection.directory.getEventInvokeConfig(functionName, qualifier, signal),
    connection.polled.reservedConcurrency(functionName, signal),
  ]);
  if (!config.ok) return failed(config.failure.message);
  const findings = asyncFindings(config.value, concurrency.ok ? concurrency.value : undefined);
  return pickFinding(findings, `Asynchronous invocation of ${functionName}`);
}
