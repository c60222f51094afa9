import { pathToFileURL } from 'node:url';
import { functionConfiguration, stateOfFunction } from '../../functions/functionConfiguration';
import { readFunctionReference } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';

/** `Code.Location` is the folder on this machine; on AWS it is the URL of an archive. */
export const getFunction: Operation = async ({ params, query }, { catalog }) => {
  const asked = query.get('Qualifier');
  const declared = await catalog.find(params.name ?? '', asked);
  const { qualifier } = readFunctionReference(params.name ?? '', asked, catalog.place);
  return {
    status: 200,
    body: {
      Configuration: { ...functionConfiguration(declared, catalog, qualifier), ...stateOfFunction(declared, catalog) },
      Code: { RepositoryType: 'Local', Location: pathToFileURL(declared.codeUri).href },
      Tags: await catalog.tagsOf(declared.name),
    },
  };
};
