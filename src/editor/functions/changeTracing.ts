import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import type { LambdaFunction } from '../../model/function/functions';
import type { FunctionTarget } from '../../model/invocation/invocation';
import type { Connections } from '../connections/connections';
import { confirmChange, refusedFor } from './confirmChange';

/**
 * Turns active tracing on or off after the user has seen what changes. When it is on, AWS writes a trace of every sampled
 * invocation, which may cost (https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html).
 */
export async function changeTracing(
  { connectionId, functionName }: FunctionTarget,
  mode: LambdaFunction['tracing'],
  connections: Connections,
): Promise<Outcome> {
  const connection = connections.get(connectionId);
  if (connection === undefined) return failed('The connection is no longer in dwell.connections.');
  const refused = refusedFor(connection);
  if (refused !== undefined) return failed(refused);
  const { signal } = new AbortController();
  const before = await connection.directory.getFunction(functionName, undefined, signal);
  if (!before.ok) return failed(before.failure.message);
  const { tracing, arn } = before.value;
  const isActive = mode === 'Active';
  if (tracing === mode) {
    return failed(
      isActive
        ? `Active tracing is already enabled for ${functionName}. Its next invocation is traced.`
        : `Active tracing is already disabled for ${functionName}.`,
    );
  }
  const isConfirmed = await confirmChange(connection, arn, {
    question: isActive ? `Enable active tracing of ${functionName}?` : `Turn off active tracing of ${functionName}?`,
    action: isActive ? 'Enable Active Tracing' : 'Turn Off Active Tracing',
    changes: [['Tracing mode', tracing, mode]],
    remark: isActive
      ? 'The role of the function needs xray:PutTraceSegments and xray:PutTelemetryRecords. X-Ray may charge for traces.'
      : 'Lambda writes no more traces, except where a caller has already decided to trace.',
  });
  if (!isConfirmed) return canceled;
  const after = await connection.editor.updateTracing(functionName, mode, signal);
  return after.ok ? done : failed(after.failure.message);
}
