import type { SourceOperations, SourceRequest } from '../wire/sourceRequest';
import { type Queue, settingsOf } from './queue';
import type { QueueStore } from './queueStore';
import { pickAttributes } from './receivedMessage';
import { noSuchQueue, sqsError } from './sqsErrors';

/** The queue of a request: the last part of its URL is the name. Throws `ServiceError` when there is none. */
export function queueOf({ input }: SourceRequest, store: QueueStore): Queue {
  const name = input.text('QueueUrl').split('/').at(-1) ?? '';
  const queue = store.queues.get(name);
  if (queue === undefined) throw noSuchQueue();
  return queue;
}

export function queueUrl({ endpoint }: SourceRequest, { arn, name }: Queue): string {
  return `${endpoint}/${arn.split(':')[4]}/${name}`;
}

/** What SQS does with queues themselves (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html). */
export function queueOperations(store: QueueStore): SourceOperations {
  return {
    CreateQueue: async (request) => {
      const { input } = request;
      const name = input.text('QueueName');
      const attributes = input.textMap('Attributes');
      checkName(name, attributes);
      const present = store.queues.get(name);
      const differs = Object.entries(attributes).find(([key, value]) => present && settingsOf(present)[key] !== value);
      if (differs !== undefined) {
        throw sqsError(
          'QueueNameExists',
          `A queue already exists with the same name and a different value for attribute ${differs[0]}`,
        );
      }
      const queue = present ?? store.put(name, attributes, { ...input.textMap('tags'), ...input.textMap('Tags') });
      await store.written();
      return { QueueUrl: queueUrl(request, queue) };
    },
    GetQueueUrl: (request) => {
      const queue = store.queues.get(request.input.text('QueueName'));
      if (queue === undefined) throw noSuchQueue();
      return { QueueUrl: queueUrl(request, queue) };
    },
    ListQueues: (request) => {
      const prefix = request.input.optionalText('QueueNamePrefix') ?? '';
      const found = [...store.queues.values()].filter(({ name }) => name.startsWith(prefix));
      return page(request, found, 'QueueUrls');
    },
    ListDeadLetterSourceQueues: (request) => {
      const { arn } = queueOf(request, store);
      const found = [...store.queues.values()].filter(({ attributes }) =>
        attributes.RedrivePolicy?.includes(`"${arn}"`),
      );
      return page(request, found, 'queueUrls');
    },
    DeleteQueue: async (request) => {
      store.remove(queueOf(request, store).name);
      await store.written();
      return {};
    },
    PurgeQueue: async (request) => {
      store.purge(queueOf(request, store));
      await store.written();
      return {};
    },
    GetQueueAttributes: (request) => {
      const queue = queueOf(request, store);
      const names = request.input.texts('AttributeNames');
      return { Attributes: pickAttributes(allAttributes(queue), names) };
    },
    SetQueueAttributes: async (request) => {
      const queue = queueOf(request, store);
      const changed = { ...queue.attributes, ...request.input.textMap('Attributes') };
      // An empty policy removes it.
      const attributes = Object.fromEntries(Object.entries(changed).filter(([, value]) => value !== ''));
      store.put(queue.name, attributes, queue.tags);
      await store.written();
      return {};
    },
    TagQueue: async (request) => {
      const queue = queueOf(request, store);
      store.put(queue.name, queue.attributes, { ...queue.tags, ...request.input.textMap('Tags') });
      await store.written();
      return {};
    },
    UntagQueue: async (request) => {
      const queue = queueOf(request, store);
      const gone = request.input.texts('TagKeys');
      const tags = Object.fromEntries(Object.entries(queue.tags).filter(([key]) => !gone.includes(key)));
      store.put(queue.name, queue.attributes, tags);
      await store.written();
      return {};
    },
    ListQueueTags: (request) => ({ Tags: queueOf(request, store).tags }),
  };
}

function page(request: SourceRequest, queues: readonly Queue[], member: string): object {
  const size = request.input.optionalNumber('MaxResults');
  const after = request.input.optionalText('NextToken') ?? '';
  const rest = [...queues].sort((a, b) => (a.name < b.name ? -1 : 1)).filter(({ name }) => name > after);
  const items = size === undefined ? rest.slice(0, 1000) : rest.slice(0, size);
  const next = size !== undefined && rest.length > items.length ? { NextToken: items.at(-1)?.name } : {};
  return { [member]: items.map((queue) => queueUrl(request, queue)), ...next };
}

function checkName(name: string, attributes: Readonly<Record<string, string>>): void {
  if (!/^[\w-]{1,80}$/.test(name.replace(/\.fifo$/, ''))) {
    throw sqsError(
      'InvalidParameterValue',
      'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length',
    );
  }
  if ((attributes.FifoQueue === 'true') !== name.endsWith('.fifo')) {
    throw sqsError('InvalidParameterValue', 'The name of a FIFO queue can only end with the .fifo suffix');
  }
}

function allAttributes(queue: Queue): Readonly<Record<string, string>> {
  const messages = [...queue.messages.values()];
  const hidden = messages.filter(({ id }) => queue.hidden.has(id));
  const inFlight = hidden.filter(({ receiveCount }) => receiveCount > 0).length;
  return {
    ...settingsOf(queue),
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(messages.length - hidden.length),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(hidden.length - inFlight),
    CreatedTimestamp: String(Math.floor(queue.createdMs / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.createdMs / 1000)),
  };
}
