import type { Execution, GetDurableExecutionCommandOutput } from '@aws-sdk/client-lambda';
import type { ExecutionSummary } from '../../model/durable/execution';

/** What a line of the list and the execution itself have in common. A status that is missing is that of one that goes on. */
export function toExecutionSummary(output: Execution | GetDurableExecutionCommandOutput): ExecutionSummary {
  return {
    arn: output.DurableExecutionArn ?? '',
    name: output.DurableExecutionName ?? '',
    functionArn: output.FunctionArn ?? '',
    status: output.Status ?? 'RUNNING',
    startMs: output.StartTimestamp?.getTime() ?? 0,
    endMs: output.EndTimestamp?.getTime(),
  };
}
