import * as vscode from 'vscode';
import type { LambdaFunction } from '../model/functions';
import type { FunctionTarget } from '../model/invocation';
import type { RequestResult } from '../protocol/requestChannel';
import { confirmChange, refusedFor } from './confirmChange';
import type { Connections } from './connections';

/**
 * Turns active tracing on or off after the user has seen what changes. When it is on, AWS writes a trace of every sampled
 * invocation, which may cost (https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html).
 */
export async function changeTracing(
  { connectionId, functionName }: FunctionTarget,
  mode: LambdaFunction['tracing'],
  connections: Connections,
): Promise<RequestResult> {
  const connection = connections.get(connectionId);
  if (connection === undefined) return { error: vscode.l10n.t('The connection is no longer in dwell.connections.') };
  const refused = refusedFor(connection);
  if (refused !== undefined) return { error: refused };
  const { signal } = new AbortController();
  const before = await connection.directory.getFunction(functionName, undefined, signal);
  if (!before.ok) return { error: before.failure.message };
  const { tracing, arn } = before.value;
  const isActive = mode === 'Active';
  if (tracing === mode) {
    return {
      error: isActive
        ? vscode.l10n.t('Tracing of {0} is active already: the next invocation has a trace.', functionName)
        : vscode.l10n.t('Tracing of {0} is off already.', functionName),
    };
  }
  const isConfirmed = await confirmChange(connection, arn, {
    question: isActive
      ? vscode.l10n.t('Enable active tracing of {0}?', functionName)
      : vscode.l10n.t('Turn off active tracing of {0}?', functionName),
    action: isActive ? vscode.l10n.t('Enable Active Tracing') : vscode.l10n.t('Turn Off Active Tracing'),
    changes: [[vscode.l10n.t('Tracing mode'), tracing, mode]],
    remark: isActive
      ? vscode.l10n.t(
          'The role of the function needs xray:PutTraceSegments and xray:PutTelemetryRecords. X-Ray may charge for traces.',
        )
      : vscode.l10n.t('Lambda writes no more traces, except where a caller has already decided to trace.'),
  });
  if (!isConfirmed) return 'ok';
  const after = await connection.editor.updateTracing(functionName, mode, signal);
  return after.ok ? 'ok' : { error: after.failure.message };
}
