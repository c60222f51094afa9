import { functionConfiguration } from '../../functions/functionConfiguration';
import type { Operation } from '../../http/awsRequest';
import { pageOf } from '../page';

/**
 * Lambda's maximum page size, whatever the request asks for
 * (https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html).
 */
const maxPage = 50;

export const listFunctions: Operation = async ({ query }, { catalog }) => {
  const { items, nextMarker } = pageOf(await catalog.functions(), ({ name }) => name, query, maxPage);
  const isAll = query.get('FunctionVersion') === 'ALL';
  const described = items.flatMap((one) =>
    isAll
      ? ['$LATEST', ...catalog.versionsOf(one)].map((version) => functionConfiguration(one, catalog, version))
      : [functionConfiguration(one, catalog)],
  );
  return { status: 200, body: { Functions: described, NextMarker: nextMarker } };
};
