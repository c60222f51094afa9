import type { Operation } from '../../http/awsRequest';

/** Where functions can be called by HTTP, of one function or of all. Of this service alone: on AWS each service has calls of its own. */
export const getAddresses: Operation = async ({ query }, { fronts }) => {
  const name = query.get('FunctionName');
  const all = await fronts.addresses();
  return { status: 200, body: { addresses: all.filter(({ functionName }) => name === null || functionName === name) } };
};
