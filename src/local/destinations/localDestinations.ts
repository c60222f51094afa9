import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type EndpointClient, remoteServices } from '../pollers/remote/endpointClient';
import { remoteQueueUrl } from '../pollers/remote/remoteQueueUrl';
import type { Sources } from '../sources/sources';
import type { DeadLetter, Delivery, DestinationSender } from './destinationSender';

export interface DestinationSurroundings {
  readonly sources: Sources;
  /** Where sources are polled instead of here: queues are there, too. */
  readonly remote: EndpointClient | undefined;
  /** Folder that stands for S3: a folder for each bucket. */
  readonly bucketFolder: string;
  /** Invokes a function asynchronously; throws where it is not there. */
  invoke(functionArn: string, payload: string): Promise<void>;
}

/** Destinations of this service: queues, topics, functions, event buses, and buckets as folders. */
export class LocalDestinations implements DestinationSender {
  constructor(private readonly surroundings: DestinationSurroundings) {}

  async send(arn: string, delivery: Delivery): Promise<string | undefined> {
    try {
      return await this.deliver(arn, delivery);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async sendMessage(arn: string, message: DeadLetter): Promise<string | undefined> {
    try {
      return await this.deliverMessage(arn, message);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  private async deliver(arn: string, delivery: Delivery): Promise<string | undefined> {
    const { record, payload, key, traceId, isSuccess } = delivery;
    const { bucketFolder, invoke, sources } = this.surroundings;
    const body = JSON.stringify(record);
    switch (arn.split(':')[2]) {
      case 's3': {
        const path = join(bucketFolder, arn.split(':').at(-1) ?? '', ...key.split('/'));
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, JSON.stringify({ ...record, payload }));
        return undefined;
      }
      case 'lambda':
        await invoke(arn, body);
        return undefined;
      case 'events': {
        // As recorded from AWS.
        const detailType = `Lambda Function Invocation Result - ${isSuccess ? 'Success' : 'Failure'}`;
        const functionArn = String(Reflect.get(Object(record.requestContext), 'functionArn'));
        await sources.buses.put({ arn, source: 'lambda', detailType, detail: record, resources: [arn, functionArn] });
        return undefined;
      }
      default:
        return this.deliverMessage(arn, { body, attributes: {}, traceId });
    }
  }

  private async deliverMessage(arn: string, { body, attributes, traceId }: DeadLetter): Promise<string | undefined> {
    const { remote, sources } = this.surroundings;
    const { queues, topics } = sources;
    switch (arn.split(':')[2]) {
      case 'sqs': {
        if (remote !== undefined) {
          const QueueUrl = await remoteQueueUrl(remote, arn);
          await remote.call(remoteServices.sqs, 'SendMessage', { QueueUrl, MessageBody: body });
          return undefined;
        }
        const queue = queues.byArn(arn);
        if (queue === undefined) return `There is no queue ${arn} here.`;
        const none = { groupId: undefined, deduplicationId: undefined, delaySeconds: undefined };
        queues.send(queue, { body, attributes, traceHeader: `Root=${traceId}`, ...none });
        await queues.written();
        return undefined;
      }
      case 'sns':
        await topics.publish({ arn, message: body, attributes, subject: undefined, traceId });
        return undefined;
      default:
        return `The local service does not deliver to ${arn}.`;
    }
  }
}
