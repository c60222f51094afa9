import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Sources } from '../sources/sources';
import type { Delivery, DestinationSender } from './destinationSender';

export interface DestinationSurroundings {
  readonly sources: Sources;
  /** Folder that stands for S3: a folder for each bucket. */
  readonly bucketFolder: string;
  /** Invokes a function asynchronously; throws where it is not there. */
  invoke(functionArn: string, payload: string): Promise<void>;
}

/** Destinations of this service: queues, functions, and buckets as folders. */
export class LocalDestinations implements DestinationSender {
  constructor(private readonly surroundings: DestinationSurroundings) {}

  async send(arn: string, delivery: Delivery): Promise<string | undefined> {
    try {
      return await this.deliver(arn, delivery);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  private async deliver(arn: string, { record, payload, key, traceId }: Delivery): Promise<string | undefined> {
    const { sources, bucketFolder, invoke } = this.surroundings;
    const body = JSON.stringify(record);
    switch (arn.split(':')[2]) {
      case 'sqs': {
        const queue = sources.queues.byArn(arn);
        if (queue === undefined) return `There is no queue ${arn} here.`;
        sources.queues.send(queue, {
          body,
          attributes: {},
          traceHeader: `Root=${traceId}`,
          groupId: undefined,
          deduplicationId: undefined,
          delaySeconds: undefined,
        });
        await sources.queues.written();
        return undefined;
      }
      case 's3': {
        const path = join(bucketFolder, arn.split(':').at(-1) ?? '', ...key.split('/'));
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, JSON.stringify({ ...record, payload }));
        return undefined;
      }
      case 'lambda':
        await invoke(arn, body);
        return undefined;
      default:
        return `The local service does not deliver to ${arn}.`;
    }
  }
}
