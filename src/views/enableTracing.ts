import * as vscode from 'vscode';
import type { FunctionTarget } from '../model/invocation';
import type { RequestResult } from '../protocol/requestChannel';
import type { Connections } from './connections';

/**
 * Turns on active tracing after the user has seen what changes. AWS writes a trace of every sampled invocation from then on,
 * which may cost (https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html).
 */
export async function enableTracing(
  { connectionId, functionName }: FunctionTarget,
  connections: Connections,
): Promise<RequestResult> {
  const connection = connections.get(connectionId);
  if (connection === undefined) return { error: vscode.l10n.t('The connection is no longer in dwell.connections.') };
  const { signal } = new AbortController();
  const before = await connection.directory.getFunction(functionName, undefined, signal);
  if (!before.ok) return { error: before.failure.message };
  if (before.value.tracing === 'Active') {
    return { error: vscode.l10n.t('Tracing of {0} is active already: the next invocation has a trace.', functionName) };
  }
  const enable = vscode.l10n.t('Enable Active Tracing');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('Enable active tracing of {0} on {1}?', functionName, connection.spec.name),
    {
      modal: true,
      detail: vscode.l10n.t(
        '{0}\n\nTracing mode now: PassThrough\nafterwards: Active\n\nThe role of the function needs xray:PutTraceSegments and xray:PutTelemetryRecords. X-Ray may charge for traces.',
        before.value.arn,
      ),
    },
    enable,
  );
  if (choice !== enable) return 'ok';
  const after = await connection.editor.updateTracing(functionName, 'Active', signal);
  return after.ok ? 'ok' : { error: after.failure.message };
}
