import { asObject, parseObject } from '../../../model/base/parseObject';
import { headerOf, type Operation } from '../../http/awsRequest';
import { ServiceError } from '../../http/serviceError';

/**
 * No operation of AWS: gives a function the variables of the deployed one, `PUT /dwell/environments/{name}` with
 * `{"Variables": {…}}`. No call returns them.
 */
export const putEnvironment: Operation = async (request, { catalog, debugging, identities }) => {
  if (!debugging.isAllowed(headerOf(request, 'dwell-debug'))) {
    const message = 'Only the program that started the service can set the environment of functions.';
    throw new ServiceError(403, 'AccessDeniedException', message);
  }
  const { name } = await catalog.find(request.params.name ?? '', null);
  const variables = asObject(parseObject(request.body.toString('utf8'))?.Variables) ?? {};
  const texts = Object.entries(variables).map(([key, value]) => [key, String(value)]);
  identities.setDeployed(name, Object.fromEntries(texts));
  return { status: 204, body: Buffer.alloc(0) };
};
