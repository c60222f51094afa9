import { noDeadline } from '../../../model/base/noDeadline';
import { canceled, done, failed, type Outcome } from '../../../model/base/outcome';
import type { Connection } from '../../../model/connection/connection';
import type { LambdaFunction } from '../../../model/function/functions';
import type { FunctionTarget } from '../../../model/invocation/invocation';
import { type ChangeDialogs, changeable } from './proposedChange';

/** How turning tracing on or off reads. */
const texts = {
  Active: {
    action: 'Enable Active Tracing',
    verb: 'Enable',
    already: 'is already enabled',
    remark:
      'The function’s role needs xray:PutTraceSegments and xray:PutTelemetryRecords. X-Ray may charge for traces.',
  },
  PassThrough: {
    action: 'Disable Active Tracing',
    verb: 'Disable',
    already: 'is already disabled',
    remark: 'Lambda traces only requests that a caller sampled.',
  },
} as const;

/**
 * Enables or disables active tracing once the user has confirmed. While it is enabled, AWS writes a trace of every sampled
 * invocation, which may cost (https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html).
 */
export async function changeTracing(
  { connectionId, functionName }: FunctionTarget,
  mode: LambdaFunction['tracing'],
  connections: { get(id: string): Connection | undefined },
  { confirm }: Pick<ChangeDialogs, 'confirm'>,
): Promise<Outcome> {
  const allowed = changeable(connectionId, connections);
  if (allowed.kind === 'failed') return allowed;
  const connection = allowed.value;
  const signal = noDeadline();
  const before = await connection.directory.getFunction(functionName, undefined, signal);
  if (!before.ok) return failed(before.failure.message);
  const { tracing, arn } = before.value;
  const { action, verb, already, remark } = texts[mode];
  if (tracing === mode) return failed(`Active tracing of ${functionName} ${already}.`);
  const isConfirmed = await confirm(connection, arn, {
    question: `${verb} active tracing of ${functionName}?`,
    action,
    changes: [['Tracing mode', tracing, mode]],
    remark,
  });
  if (!isConfirmed) return canceled;
  const after = await connection.editor.updateTracing(functionName, mode, signal);
  return after.ok ? done : failed(after.failure.message);
}
