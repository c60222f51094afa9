import { DescribeStreamSummaryCommand } from '@aws-sdk/client-kinesis';
import { GetQueueAttributesCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs';
import { parseObject } from '../../model/base/parseObject';
import type { Result } from '../../model/connection/result';
import type { SourceDirectory, SourceFacts } from '../../model/function/functionDetails';
import type { AwsGateway } from '../calls/awsGateway';

/** Reads the settings of queues and streams that determine how long a poller retries. */
export class AwsSources implements SourceDirectory {
  constructor(private readonly gateway: AwsGateway) {}

  getSourceFacts(arn: string, signal: AbortSignal): Promise<Result<SourceFacts | undefined>> {
    const [, , service, , accountId, resource = ''] = arn.split(':');
    switch (service) {
      case 'sqs':
        return this.ofQueue(resource, accountId, signal);
      case 'kinesis':
        return this.ofStream(arn, signal);
      default:
        return Promise.resolve({ ok: true, value: undefined });
    }
  }

  private ofQueue(name: string, ownerId: string | undefined, signal: AbortSignal): Promise<Result<SourceFacts>> {
    return this.gateway.read(
      { action: 'sqs:GetQueueAttributes', subject: `queue ${name}` },
      signal,
      async ({ sqs }) => {
        const owner = ownerId === undefined ? {} : { QueueOwnerAWSAccountId: ownerId };
        const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: name, ...owner }), {
          abortSignal: signal,
        });
        const command = new GetQueueAttributesCommand({
          QueueUrl,
          AttributeNames: ['VisibilityTimeout', 'RedrivePolicy'],
        });
        const { Attributes } = await sqs.send(command, { abortSignal: signal });
        return {
          kind: 'queue',
          visibilityTimeoutSeconds: Number(Attributes?.VisibilityTimeout ?? 30),
          redrive: readRedrive(Attributes?.RedrivePolicy),
        };
      },
    );
  }

  private ofStream(arn: string, signal: AbortSignal): Promise<Result<SourceFacts>> {
    const about = { action: 'kinesis:DescribeStreamSummary', subject: `stream ${arn.split('/').at(-1)}` };
    return this.gateway.read(about, signal, async ({ kinesis }) => {
      // A mapping may name a consumer of the stream: `…:stream/NAME/consumer/…`.
      const command = new DescribeStreamSummaryCommand({ StreamARN: arn.split('/').slice(0, 2).join('/') });
      const { StreamDescriptionSummary } = await kinesis.send(command, { abortSignal: signal });
      return { kind: 'stream', retentionHours: StreamDescriptionSummary?.RetentionPeriodHours ?? 24 };
    });
  }
}

/** `{"deadLetterTargetArn":"…","maxReceiveCount":"3"}`; the console writes the count as a number. */
function readRedrive(policy: string | undefined): Extract<SourceFacts, { kind: 'queue' }>['redrive'] {
  const { deadLetterTargetArn, maxReceiveCount } = (policy === undefined ? undefined : parseObject(policy)) ?? {};
  if (typeof deadLetterTargetArn !== 'string') return undefined;
  return { deadLetterArn: deadLetterTargetArn, maximumReceives: Number(maxReceiveCount) };
}
