import type { Operation } from '../../http/awsRequest';
import { noSuchResource } from '../../http/serviceError';
import { mappingConfiguration } from '../../mappings/mappingConfiguration';

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteEventSourceMapping.html */
export const deleteEventSourceMapping: Operation = async ({ params }, { catalog, mappings }) => {
  const mapping = await mappings.find(params.uuid ?? '');
  if (mapping === undefined) throw noSuchResource();
  await mappings.remove(mapping);
  const status = { state: 'Deleting', result: mappings.status(mapping).result } as const;
  return { status: 202, body: mappingConfiguration(mapping, status, catalog) };
};
