import { ServiceError } from '../../http/serviceError';
import { Input } from '../wire/input';
import type { SourceOperations, SourceRequest } from '../wire/sourceRequest';
import { md5Of, md5OfAttributes } from './md5';
import { isFifo, type Queue, type QueueMessage, secondsOf } from './queue';
import type { QueueStore } from './queueStore';
import { readOutgoing } from './readOutgoing';
import { pickAttributes, readReceiptHandle, receiptHandleOf, senderOf, systemAttributesOf } from './receivedMessage';
import { sqsError } from './sqsErrors';
import { queueOf } from './sqsQueues';

/** SQS operations on messages. Confirmed changes are on disk. */
export function messageOperations(store: QueueStore): SourceOperations {
  return {
    SendMessage: async (request) => {
      const queue = queueOf(request, store);
      const message = store.send(queue, readOutgoing(request.input, queue));
      await store.written();
      return sendResult(message);
    },
    SendMessageBatch: async (request) => {
      const queue = queueOf(request, store);
      const result = eachEntry(request, (entry) => sendResult(store.send(queue, readOutgoing(entry, queue))));
      await store.written();
      return result;
    },
    ReceiveMessage: async (request) => {
      const queue = queueOf(request, store);
      return receive(request, queue, store);
    },
    DeleteMessage: async (request) => {
      remove(request.input, queueOf(request, store), store);
      await store.written();
      return {};
    },
    DeleteMessageBatch: async (request) => {
      const queue = queueOf(request, store);
      const result = eachEntry(request, (entry) => remove(entry, queue, store));
      await store.written();
      return result;
    },
    ChangeMessageVisibility: async (request) => {
      changeVisibility(request.input, queueOf(request, store), store);
      await store.written();
      return {};
    },
    ChangeMessageVisibilityBatch: async (request) => {
      const queue = queueOf(request, store);
      const result = eachEntry(request, (entry) => changeVisibility(entry, queue, store));
      await store.written();
      return result;
    },
  };
}

async function receive(request: SourceRequest, queue: Queue, store: QueueStore): Promise<object> {
  const { input, signal } = request;
  const limit = input.optionalNumber('MaxNumberOfMessages') ?? 1;
  if (limit < 1 || limit > 10) {
    throw sqsError(
      'InvalidParameterValue',
      `Value ${limit} for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.`,
    );
  }
  const waitSeconds = input.optionalNumber('WaitTimeSeconds') ?? secondsOf(queue, 'ReceiveMessageWaitTimeSeconds');
  const untilMs = Date.now() + waitSeconds * 1000;
  const visibility = input.optionalNumber('VisibilityTimeout');
  let messages = store.receive(queue, limit, visibility);
  while (messages.length === 0 && Date.now() < untilMs && !signal.aborted && store.queues.get(queue.name) === queue) {
    await store.changed.wait(untilMs - Date.now(), signal);
    // Nobody is there to take them.
    if (!signal.aborted) messages = store.receive(queue, limit, visibility);
  }
  const system = [...input.texts('AttributeNames'), ...input.texts('MessageSystemAttributeNames')];
  const own = input.texts('MessageAttributeNames');
  return messages.length === 0 ? {} : { Messages: messages.map((one) => shown(one, queue, { system, own })) };
}

function shown(
  message: QueueMessage,
  queue: Queue,
  names: { readonly system: readonly string[]; readonly own: readonly string[] },
): object {
  const system = pickAttributes(systemAttributesOf(message, senderOf(queue)), names.system);
  const own = pickAttributes(message.attributes, names.own);
  return {
    MessageId: message.id,
    ReceiptHandle: receiptHandleOf(message),
    MD5OfBody: md5Of(message.body),
    Body: message.body,
    ...(Object.keys(system).length > 0 ? { Attributes: system } : {}),
    ...(Object.keys(own).length > 0 ? { MessageAttributes: own, MD5OfMessageAttributes: md5OfAttributes(own) } : {}),
  };
}

function sendResult(message: QueueMessage): object {
  const { traceHeader } = message;
  const system: Parameters<typeof md5OfAttributes>[0] =
    traceHeader === undefined ? {} : { AWSTraceHeader: { DataType: 'String', StringValue: traceHeader } };
  return {
    MessageId: message.id,
    MD5OfMessageBody: md5Of(message.body),
    MD5OfMessageAttributes: md5OfAttributes(message.attributes),
    MD5OfMessageSystemAttributes: md5OfAttributes(system),
    SequenceNumber: message.sequenceNumber,
  };
}

function remove(input: Input, queue: Queue, store: QueueStore): object {
  const receipt = readReceiptHandle(input.text('ReceiptHandle'));
  if (receipt === undefined) throw badReceipt(input);
  store.delete(queue, receipt.id, receipt.receipt);
  return {};
}

function changeVisibility(input: Input, queue: Queue, store: QueueStore): object {
  const receipt = readReceiptHandle(input.text('ReceiptHandle'));
  if (receipt === undefined) throw badReceipt(input);
  const seconds = input.optionalNumber('VisibilityTimeout') ?? 0;
  if (store.changeVisibility(queue, receipt.id, seconds)) return {};
  throw sqsError(
    isFifo(queue) ? 'InvalidParameterValue' : 'MessageNotInflight',
    'Message does not exist or is not available for visibility timeout change.',
  );
}

function badReceipt(input: Input): ServiceError {
  return sqsError('ReceiptHandleIsInvalid', `The input receipt handle "${input.text('ReceiptHandle')}" is not valid.`);
}

/** Runs the entries of a batch independently; failures are returned in `Failed`. */
function eachEntry({ input }: SourceRequest, run: (entry: Input) => object): object {
  const entries = input.list('Entries');
  if (entries.length === 0) throw sqsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  if (entries.length > 10) {
    throw sqsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  const ids = entries.map((entry) => entry.text('Id'));
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw sqsError('BatchEntryIdsNotDistinct', `Id ${twice} repeated.`);
  const Successful: object[] = [];
  const Failed: object[] = [];
  for (const entry of entries) {
    const Id = entry.text('Id');
    try {
      Successful.push({ Id, ...run(new Input(entry.members)) });
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error;
      Failed.push({ Id, Code: error.code, Message: error.message, SenderFault: true });
    }
  }
  return { Successful, Failed };
}
