import { pathToFileURL } from 'node:url';
import { functionConfiguration, stateOfFunction } from '../../functions/functionConfiguration';
import type { Operation } from '../../http/awsRequest';

/** `Code.Location` is the folder on this machine; on AWS it is the URL of an archive. */
export const getFunction: Operation = async ({ params, query }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', query.get('Qualifier'));
  return {
    status: 200,
    body: {
      Configuration: { ...functionConfiguration(declared, catalog), ...stateOfFunction },
      Code: { RepositoryType: 'Local', Location: pathToFileURL(declared.codeUri).href },
      Tags: await catalog.tagsOf(declared.name),
    },
  };
};
