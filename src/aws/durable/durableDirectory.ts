import { ListDurableExecutionsByFunctionCommand } from '@aws-sdk/client-lambda';
import type { Result } from '../../model/connection/result';
import type { ExecutionDirectory, ExecutionFilter, ExecutionPage } from '../../model/durable/executionDirectory';
import type { AwsGateway } from '../calls/awsGateway';
import { toExecutionSummary } from './toExecutionSummary';

/** AWS's default is 100 and its maximum 1,000: what a person reads at once is less. */
const pageSize = 50;

/** Lists executions with the Lambda API. */
export class DurableDirectory implements ExecutionDirectory {
  constructor(private readonly gateway: AwsGateway) {}

  list(
    functionName: string,
    { status, name, startedAfterMs, startedBeforeMs }: ExecutionFilter,
    marker: string | undefined,
    signal: AbortSignal,
  ): Promise<Result<ExecutionPage>> {
    const about = { action: 'lambda:ListDurableExecutionsByFunction', subject: `function ${functionName}` };
    return this.gateway.read(about, signal, async ({ lambda }) => {
      const command = new ListDurableExecutionsByFunctionCommand({
        FunctionName: functionName,
        Statuses: status === undefined ? undefined : [status],
        DurableExecutionName: name,
        StartedAfter: dateOf(startedAfterMs),
        StartedBefore: dateOf(startedBeforeMs),
        Marker: marker,
        MaxItems: pageSize,
      });
      const page = await lambda.send(command, { abortSignal: signal });
      return {
        executions: (page.DurableExecutions ?? []).map(toExecutionSummary),
        nextMarker: page.NextMarker || undefined,
      };
    });
  }
}

function dateOf(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(ms);
}
