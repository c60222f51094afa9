import { type EndpointClient, remoteServices } from './endpointClient';

/** The URL of a queue behind an endpoint. Rejects where it is not there. */
export async function remoteQueueUrl(client: EndpointClient, arn: string): Promise<string> {
  const [, , , , QueueOwnerAWSAccountId, QueueName] = arn.split(':');
  // Stand-ins for AWS have one account, whatever an ARN says. In AWS a queue of the same name may be another one.
  const owner = client.isAws ? { QueueOwnerAWSAccountId } : {};
  const { QueueUrl } = await client.call(remoteServices.sqs, 'GetQueueUrl', { QueueName, ...owner });
  return String(QueueUrl);
}
