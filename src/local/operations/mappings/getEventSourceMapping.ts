import type { Operation } from '../../http/awsRequest';
import { noSuchResource } from '../../http/serviceError';
import { mappingConfiguration } from '../../mappings/mappingConfiguration';

export const getEventSourceMapping: Operation = async ({ params }, { catalog, mappings }) => {
  const mapping = await mappings.find(params.uuid ?? '');
  if (mapping === undefined) throw noSuchResource();
  return { status: 200, body: mappingConfiguration(mapping, mappings.status(mapping), catalog) };
};
