import type { Operation } from '../../http/awsRequest';

/** Without versions there is nothing that an alias could stand for. */
export const listAliases: Operation = async ({ params }, { catalog }) => {
  await catalog.find(params.name ?? '', null);
  return { status: 200, body: { Aliases: [], NextMarker: null } };
};
