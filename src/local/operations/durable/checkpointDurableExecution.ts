import { readUpdate } from '../../durable/readUpdate';
import type { Operation } from '../../http/awsRequest';
import { invalidParameter } from '../../http/serviceError';
import { findExecution, readBodyObject } from './durableRequest';

/** https://docs.aws.amazon.com/lambda/latest/api/API_CheckpointDurableExecution.html */
export const checkpointDurableExecution: Operation = async (request, services) => {
  const execution = findExecution(request, services);
  const { CheckpointToken, ClientToken, Updates } = readBodyObject(request);
  if (typeof CheckpointToken !== 'string') throw invalidParameter('CheckpointToken is required');
  const body = await services.durable.checkpoint(execution, {
    token: CheckpointToken,
    clientToken: typeof ClientToken === 'string' ? ClientToken : undefined,
    updates: Array.isArray(Updates) ? Updates.map(readUpdate) : [],
  });
  return { status: 200, body };
};
