import { functionConfiguration, stateOfFunction } from '../../functions/functionConfiguration';
import { readFunctionReference } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';

export const getFunctionConfiguration: Operation = async ({ params, query }, { catalog }) => {
  const asked = query.get('Qualifier');
  const declared = await catalog.find(params.name ?? '', asked);
  const { qualifier } = readFunctionReference(params.name ?? '', asked, catalog.place);
  return {
    status: 200,
    body: { ...functionConfiguration(declared, catalog, qualifier), ...stateOfFunction(declared, catalog) },
  };
};
