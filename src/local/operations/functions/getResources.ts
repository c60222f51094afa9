import { parseObject } from '../../../model/base/parseObject';
import { functionArn } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { pageOf } from '../page';

/** https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html */
const maxPage = 100;

/** The tags of the functions, which are the only resources of the local service. */
export const getResources: Operation = async ({ body }, { catalog }) => {
  const input = parseObject(body.toString('utf8')) ?? {};
  const types = Array.isArray(input.ResourceTypeFilters) ? input.ResourceTypeFilters : ['lambda'];
  const hasFunctions = types.some((type) => type === 'lambda' || type === 'lambda:function');
  const query = new URLSearchParams();
  if (typeof input.ResourcesPerPage === 'number') query.set('MaxItems', String(input.ResourcesPerPage));
  if (typeof input.PaginationToken === 'string') query.set('Marker', input.PaginationToken);
  const functions = hasFunctions ? await catalog.functions() : [];
  const { items, nextMarker } = pageOf(functions, ({ name }) => name, query, maxPage);
  const list = items.map(async ({ name }) => ({
    ResourceARN: functionArn(catalog.place, name),
    Tags: Object.entries(await catalog.tagsOf(name)).map(([Key, Value]) => ({ Key, Value })),
  }));
  return {
    status: 200,
    body: { ResourceTagMappingList: await Promise.all(list), PaginationToken: nextMarker ?? '' },
  };
};
