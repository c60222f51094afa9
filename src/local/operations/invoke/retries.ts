import { parseObject } from '../../../model/base/parseObject';
import type { Operation } from '../../http/awsRequest';
import { invalidParameter, ServiceError } from '../../http/serviceError';

const noContent = { status: 204, body: Buffer.alloc(0) };

/** Starts the next attempt of a waiting event at once. Of this service alone: AWS has no such call. */
export const retryEvent: Operation = ({ params }, { queue }) => {
  const { requestId = '' } = params;
  if (!queue.retryNow(requestId)) {
    throw new ServiceError(404, 'ResourceNotFoundException', `No event ${requestId} waits for an attempt.`);
  }
  return Promise.resolve(noContent);
};

/** `{"delaysMs": [5000, 10000]}`: before the second and the third attempt, from now on. Of this service alone. */
export const putRetryDelays: Operation = ({ body }, { queue }) => {
  const delays = parseObject(body.toString('utf8'))?.delaysMs;
  const [second, third, ...more]: readonly unknown[] = Array.isArray(delays) ? delays : [];
  if (!isDelay(second) || !isDelay(third) || more.length > 0) {
    throw invalidParameter('delaysMs must be two numbers of milliseconds.');
  }
  queue.setRetryDelays([second, third]);
  return Promise.resolve(noContent);
};

function isDelay(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
