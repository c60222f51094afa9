import { parseObject } from '../../../model/base/parseObject';
import type { Operation } from '../../http/awsRequest';
import { invalidParameter } from '../../http/serviceError';

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html; 0 stops the function. */
export const putFunctionConcurrency: Operation = async ({ params, body }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', null);
  const limit = parseObject(body.toString('utf8'))?.ReservedConcurrentExecutions;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 0) {
    throw invalidParameter('ReservedConcurrentExecutions must be a whole number from 0.');
  }
  catalog.changes.reserveConcurrency(declared.name, limit);
  return { status: 200, body: { ReservedConcurrentExecutions: limit } };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html */
export const getFunctionConcurrency: Operation = async ({ params }, { catalog }) => {
  const { reservedConcurrency } = await catalog.find(params.name ?? '', null);
  const reserved = reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
  return { status: 200, body: reserved };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html */
export const deleteFunctionConcurrency: Operation = async ({ params }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', null);
  catalog.changes.reserveConcurrency(declared.name, undefined);
  return { status: 204, body: Buffer.alloc(0) };
};
