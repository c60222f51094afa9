import type { Operation } from '../../http/awsRequest';
import { ServiceError } from '../../http/serviceError';
import { findExecution } from './durableRequest';

/** Ends a wait, or starts a step's next attempt, at once. Of this service alone: AWS has no such call. */
export const skipDurableWait: Operation = async (request, services) => {
  const execution = findExecution(request, services);
  const { operation = '' } = request.params;
  if (!services.durable.skip(execution, operation)) {
    throw new ServiceError(404, 'ResourceNotFoundException', `Operation ${operation} does not wait for a time.`);
  }
  await services.durable.store.written();
  return { status: 204, body: Buffer.alloc(0) };
};
