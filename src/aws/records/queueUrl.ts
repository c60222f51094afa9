import { GetQueueUrlCommand, type SQSClient } from '@aws-sdk/client-sqs';

/** The URL of the queue with this ARN, which calls to SQS need. */
export async function urlOf(sqs: SQSClient, arn: string, signal: AbortSignal): Promise<string | undefined> {
  const owner = { QueueName: queueName(arn), QueueOwnerAWSAccountId: arn.split(':')[4] };
  return (await sqs.send(new GetQueueUrlCommand(owner), { abortSignal: signal })).QueueUrl;
}

/** The queue's name in its ARN. */
export function queueName(arn: string): string {
  return arn.split(':').at(-1) ?? arn;
}
