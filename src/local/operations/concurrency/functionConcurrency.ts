import { parseObject } from '../../../model/base/parseObject';
import { readFunctionReference } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { invalidMember, readRange } from '../../http/invalidMember';
import { invalidParameter } from '../../http/serviceError';

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html; 0 stops the function. */
export const putFunctionConcurrency: Operation = async ({ params, body }, { catalog }) => {
  const { name, qualifier } = readFunctionReference(params.name ?? '', null, catalog.place);
  if (qualifier !== undefined) {
    throw invalidParameter(
      'This operation is permitted on Lambda functions only. Aliases and versions do not support this operation. Please specify either a function name or an unqualified function ARN.',
    );
  }
  const declared = await catalog.find(name, '$LATEST');
  const given = parseObject(body.toString('utf8'))?.ReservedConcurrentExecutions;
  const limit = readRange('reservedConcurrentExecutions', given, [0, Number.MAX_SAFE_INTEGER]);
  if (limit === undefined) throw invalidMember('reservedConcurrentExecutions', undefined, 'Member must not be null');
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
