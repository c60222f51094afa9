import { operationPage } from '../../durable/invocationEvent';
import type { Operation } from '../../http/awsRequest';
import { findExecution, readMaxItems } from './durableRequest';

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetDurableExecutionState.html */
export const getDurableExecutionState: Operation = (request, services) => {
  const execution = findExecution(request, services);
  const { query } = request;
  services.durable.checkToken(execution, query.get('CheckpointToken') ?? '');
  const from = Number(query.get('Marker') ?? 0);
  const page = operationPage(execution, Number.isInteger(from) ? from : 0, readMaxItems(query, 1_000));
  const { operations, nextMarker } = page;
  const body = { Operations: operations, ...(nextMarker === undefined ? {} : { NextMarker: nextMarker }) };
  return Promise.resolve({ status: 200, body });
};
