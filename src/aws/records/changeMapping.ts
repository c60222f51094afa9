import { UpdateEventSourceMappingCommand, type UpdateEventSourceMappingCommandInput } from '@aws-sdk/client-lambda';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Result } from '../../model/connection/result';
import type { MappingChange } from '../../model/function/mappingChange';
import type { AwsGateway } from '../calls/awsGateway';
import type { PolledGateways } from './polledGateways';
import { queueName, urlOf } from './queueUrl';

/** Changes an event source mapping or the attributes of its queue, in one call. */
export function changeMapping(
  { gateway, ofSources }: PolledGateways,
  change: MappingChange,
  signal: AbortSignal,
): Promise<Result<undefined>> {
  switch (change.kind) {
    case 'enable':
      return update(gateway, { UUID: change.uuid, Enabled: true }, signal);
    case 'mapping': {
      const { uuid, bisectsBatch, maximumRetryAttempts, reportsItemFailures } = change;
      const input = {
        UUID: uuid,
        BisectBatchOnFunctionError: bisectsBatch,
        MaximumRetryAttempts: maximumRetryAttempts,
        ...(reportsItemFailures === true ? { FunctionResponseTypes: ['ReportBatchItemFailures' as const] } : {}),
      };
      return update(gateway, input, signal);
    }
    case 'visibility':
      return setAttributes(ofSources, change.queueArn, { VisibilityTimeout: String(change.seconds) }, signal);
    case 'redrivePolicy': {
      const { queueArn, deadLetterArn, maximumReceives } = change;
      const policy = { deadLetterTargetArn: deadLetterArn, maxReceiveCount: maximumReceives };
      return setAttributes(ofSources, queueArn, { RedrivePolicy: JSON.stringify(policy) }, signal);
    }
  }
}

function update(
  gateway: AwsGateway,
  input: UpdateEventSourceMappingCommandInput,
  signal: AbortSignal,
): Promise<Result<undefined>> {
  const about = { action: 'lambda:UpdateEventSourceMapping', subject: `event source mapping ${input.UUID}` };
  return gateway.read(about, signal, async ({ lambda }) => {
    await lambda.send(new UpdateEventSourceMappingCommand(input), { abortSignal: signal });
    return undefined;
  });
}

function setAttributes(
  gateway: AwsGateway,
  queueArn: string,
  attributes: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<Result<undefined>> {
  const about = { action: 'sqs:SetQueueAttributes', subject: `queue ${queueName(queueArn)}` };
  return gateway.read(about, signal, async ({ sqs }) => {
    const QueueUrl = await urlOf(sqs, queueArn, signal);
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: attributes }), { abortSignal: signal });
    return undefined;
  });
}
