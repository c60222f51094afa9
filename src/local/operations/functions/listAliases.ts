import type { Operation } from '../../http/awsRequest';
import { aliasOf } from '../manage/versions';

/** The aliases that a deployment would make, and those of calls (https://docs.aws.amazon.com/lambda/latest/api/API_ListAliases.html). */
export const listAliases: Operation = async ({ params, query }, { catalog }) => {
  const { name, aliases } = await catalog.find(params.name ?? '', null);
  const wanted = query.get('FunctionVersion');
  const found = await Promise.all(aliases.map((alias) => catalog.aliasOf(name, alias)));
  const named = found.filter(({ version }) => wanted === null || version === wanted);
  return {
    status: 200,
    body: { Aliases: await Promise.all(named.map((one) => aliasOf(name, one.name, { catalog }))), NextMarker: null },
  };
};
