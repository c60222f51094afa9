import { readErrorObject } from '../../durable/readUpdate';
import type { Operation } from '../../http/awsRequest';
import { toSeconds } from '../../tracing/segmentDocument';
import { findExecution, readBodyObject } from './durableRequest';

/** https://docs.aws.amazon.com/lambda/latest/api/API_StopDurableExecution.html */
export const stopDurableExecution: Operation = async (request, services) => {
  const execution = findExecution(request, services);
  const body = readBodyObject(request);
  const error = Object.keys(body).length === 0 ? undefined : readErrorObject(body);
  await services.durable.finish(execution, { status: 'STOPPED', error });
  return { status: 200, body: { StopTimestamp: toSeconds(execution.header.endMs ?? services.now()) } };
};
