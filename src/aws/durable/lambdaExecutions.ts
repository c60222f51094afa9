import { GetDurableExecutionCommand, GetDurableExecutionHistoryCommand } from '@aws-sdk/client-lambda';
import type { Result } from '../../model/connection/result';
import type { DurableExecutions, HistoryPage, HistoryRequest } from '../../model/durable/durableExecutions';
import type { DurableExecution } from '../../model/durable/execution';
import { parseExecutionArn } from '../../model/durable/executionArn';
import type { AwsGateway } from '../calls/awsGateway';
import { headOf } from '../lambda/responseHead';
import { toDurableExecution } from './toDurableExecution';

/**
 * Reads durable executions from the Lambda API. AWS allows 15 GetDurableExecutionHistory calls per second; the client sends nine
 * calls of all kinds at most, and pauses when throttled.
 */
export class LambdaExecutions implements DurableExecutions {
  constructor(
    private readonly gateway: AwsGateway,
    readonly skipWait: DurableExecutions['skipWait'],
  ) {}

  get(arn: string, signal: AbortSignal): Promise<Result<DurableExecution>> {
    return this.gateway.read(about('GetDurableExecution', arn), signal, async ({ lambda }) => {
      const command = new GetDurableExecutionCommand({ DurableExecutionArn: arn, IncludeExecutionData: true });
      let timeScale: unknown;
      command.middlewareStack.add(
        (next) => async (args) => {
          const result = await next(args);
          timeScale = headOf(result.response).headers['x-dwell-time-scale'];
          return result;
        },
        { step: 'deserialize', name: 'dwellTimeScale' },
      );
      const output = await lambda.send(command, { abortSignal: signal });
      return toDurableExecution(output, timeScale);
    });
  }

  readHistory({ arn, marker, order, maxEvents }: HistoryRequest, signal: AbortSignal): Promise<Result<HistoryPage>> {
    return this.gateway.read(about('GetDurableExecutionHistory', arn), signal, async ({ lambda }) => {
      const command = new GetDurableExecutionHistoryCommand({
        DurableExecutionArn: arn,
        IncludeExecutionData: true,
        MaxItems: maxEvents,
        ...(marker === undefined ? {} : { Marker: marker }),
        ...(order === 'newestFirst' ? { ReverseOrder: true } : {}),
      });
      const { Events = [], NextMarker } = await lambda.send(command, { abortSignal: signal });
      return { events: Events.map((event) => JSON.stringify(event)), nextMarker: NextMarker || undefined };
    });
  }
}

function about(operation: string, arn: string) {
  const name = parseExecutionArn(arn)?.name;
  return { action: `lambda:${operation}`, subject: name === undefined ? `execution ${arn}` : `execution ${name}` };
}
