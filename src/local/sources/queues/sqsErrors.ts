import { ServiceError } from '../../http/serviceError';

/** SQS's errors have a name of the JSON protocol, and for some an older one, which older clients know. */
const olderNames: Readonly<Record<string, string>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  QueueNameExists: 'QueueAlreadyExists',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
  MessageNotInflight: 'AWS.SimpleQueueService.MessageNotInflight',
  UnsupportedOperation: 'AWS.SimpleQueueService.UnsupportedOperation',
};

/** The name in the query protocol, and in the header `x-amzn-query-error`. */
export function queryErrorName(code: string): string {
  return olderNames[code] ?? code;
}

export function noSuchQueue(): ServiceError {
  return new ServiceError(400, 'QueueDoesNotExist', 'The specified queue does not exist.');
}

export function sqsError(code: string, message: string): ServiceError {
  return new ServiceError(400, code, message);
}
