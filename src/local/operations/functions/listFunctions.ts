import { functionConfiguration } from '../../functions/functionConfiguration';
import type { Operation } from '../../http/awsRequest';
import { invalidMember, mustBeOneOf } from '../../http/invalidMember';
import { pageOf } from '../page';

/**
 * Lambda's maximum page size, whatever the request asks for
 * (https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html).
 */
const maxPage = 50;

export const listFunctions: Operation = async ({ query }, { catalog }) => {
  const version = query.get('FunctionVersion');
  if (version !== null && version !== 'ALL') throw invalidMember('functionVersion', version, mustBeOneOf(['ALL']));
  // A new list is asked for when a project may just have been added.
  if (!query.has('Marker')) await catalog.search();
  const { items, nextMarker } = pageOf(await catalog.functions(), ({ name }) => name, query, maxPage);
  const described = items.flatMap((one) =>
    version === 'ALL'
      ? ['$LATEST', ...catalog.versionsOf(one)].map((each) => functionConfiguration(one, catalog, each))
      : [functionConfiguration(one, catalog)],
  );
  return { status: 200, body: { Functions: described, NextMarker: nextMarker } };
};
