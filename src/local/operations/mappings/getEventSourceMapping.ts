import { localMappings, mappingConfiguration } from '../../functions/localMapping';
import type { Operation } from '../../http/awsRequest';
import { noSuchResource } from '../../http/serviceError';

export const getEventSourceMapping: Operation = async ({ params }, { catalog }) => {
  const mapping = (await localMappings(catalog)).find(({ uuid }) => uuid === params.uuid);
  if (mapping === undefined) throw noSuchResource();
  return { status: 200, body: mappingConfiguration(mapping, catalog) };
};
