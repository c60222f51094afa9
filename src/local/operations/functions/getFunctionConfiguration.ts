import { functionConfiguration, stateOfFunction } from '../../functions/functionConfiguration';
import type { Operation } from '../../http/awsRequest';

export const getFunctionConfiguration: Operation = async ({ params, query }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', query.get('Qualifier'));
  return { status: 200, body: { ...functionConfiguration(declared, catalog), ...stateOfFunction } };
};
