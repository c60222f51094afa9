import type { Operation } from '../../http/awsRequest';

/** Always empty: without versions, there are no aliases. */
export const listAliases: Operation = async ({ params }, { catalog }) => {
  await catalog.find(params.name ?? '', null);
  return { status: 200, body: { Aliases: [], NextMarker: null } };
};
