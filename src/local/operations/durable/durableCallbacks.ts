import { readErrorObject } from '../../durable/readUpdate';
import type { Operation } from '../../http/awsRequest';
import { ServiceError } from '../../http/serviceError';
import { findCallback, readBodyObject } from './durableRequest';

const maxResultBytes = 1_048_576;

/** https://docs.aws.amazon.com/lambda/latest/api/API_SendDurableExecutionCallbackSuccess.html; the body is the result as it is. */
export const sendDurableExecutionCallbackSuccess: Operation = async (request, services) => {
  const { body } = request;
  if (body.length > maxResultBytes) {
    throw new ServiceError(413, 'RequestTooLargeException', `Request must be smaller than ${maxResultBytes} bytes.`);
  }
  const { execution, operation } = findCallback(request, services);
  const result = body.length === 0 ? undefined : body.toString('utf8');
  services.durable.settle(execution, operation, { status: 'SUCCEEDED', result });
  await services.durable.store.written();
  return { status: 200, body: {} };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_SendDurableExecutionCallbackFailure.html */
export const sendDurableExecutionCallbackFailure: Operation = async (request, services) => {
  const error = readErrorObject(readBodyObject(request)) ?? {};
  const { execution, operation } = findCallback(request, services);
  services.durable.settle(execution, operation, { status: 'FAILED', error });
  await services.durable.store.written();
  return { status: 200, body: {} };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_SendDurableExecutionCallbackHeartbeat.html */
export const sendDurableExecutionCallbackHeartbeat: Operation = async (request, services) => {
  const { execution, operation } = findCallback(request, services);
  services.durable.heartbeat(execution, operation);
  await services.durable.store.written();
  return { status: 200, body: {} };
};
