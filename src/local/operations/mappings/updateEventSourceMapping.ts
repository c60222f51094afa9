import { parseObject } from '../../../model/base/parseObject';
import type { Operation } from '../../http/awsRequest';
import { noSuchResource } from '../../http/serviceError';
import { mappingConfiguration } from '../../mappings/mappingConfiguration';
import { changedMappingSettings } from '../../mappings/readMappingInput';

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html */
export const updateEventSourceMapping: Operation = async ({ params, body }, { catalog, mappings, now }) => {
  const mapping = await mappings.find(params.uuid ?? '');
  if (mapping === undefined) throw noSuchResource();
  const input = parseObject(body.toString('utf8')) ?? {};
  const { functionName } = mapping;
  const target = typeof input.FunctionName === 'string' ? await catalog.find(input.FunctionName, null) : undefined;
  const changed = {
    ...mapping,
    functionName: target?.name ?? functionName,
    isEnabled: typeof input.Enabled === 'boolean' ? input.Enabled : mapping.isEnabled,
    modifiedMs: now(),
    settings: changedMappingSettings(mapping.settings, input),
  };
  const status = { state: stateOnTheWay(mapping, changed), result: mappings.status(mapping).result };
  mappings.setStatus(mapping.uuid, status);
  await mappings.put(changed);
  return { status: 202, body: mappingConfiguration(changed, status, catalog) };
};

function stateOnTheWay(
  before: { readonly isEnabled: boolean },
  after: { readonly isEnabled: boolean },
): 'Enabling' | 'Disabling' | 'Updating' {
  if (before.isEnabled === after.isEnabled) return 'Updating';
  return after.isEnabled ? 'Enabling' : 'Disabling';
}
