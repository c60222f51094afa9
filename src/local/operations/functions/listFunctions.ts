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
  return {
    status: 200,
    body: { Functions: items.map((one) => functionConfiguration(one, catalog)), NextMarker: nextMarker },
  };
};
