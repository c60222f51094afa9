import { parseObject } from '../../../model/base/parseObject';
import { localMappings, mappingConfiguration } from '../../functions/localMapping';
import type { Operation } from '../../http/awsRequest';
import { invalidParameter, noSuchResource } from '../../http/serviceError';

/**
 * Enables or disables a mapping (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html). The response
 * says Enabling or Disabling, as on AWS; the next request returns the final state.
 */
export const updateEventSourceMapping: Operation = async ({ params, body }, { catalog, now }) => {
  const mapping = (await localMappings(catalog)).find(({ uuid }) => uuid === params.uuid);
  if (mapping === undefined) throw noSuchResource();
  const input = parseObject(body.toString('utf8')) ?? {};
  const isEnabled = input.Enabled;
  const other = Object.keys(input).find((key) => key !== 'Enabled' && key !== 'FunctionName');
  if (other !== undefined || typeof isEnabled !== 'boolean') {
    throw invalidParameter(
      `The local service can only change Enabled, not ${other ?? 'nothing'}. Change the template instead.`,
    );
  }
  catalog.changes.switchMapping(mapping.uuid, isEnabled, now());
  const changed = { ...mapping, isEnabled, modifiedMs: now() };
  const configuration = mappingConfiguration(changed, catalog);
  if (isEnabled === mapping.isEnabled) return { status: 202, body: configuration };
  return { status: 202, body: { ...configuration, State: isEnabled ? 'Enabling' : 'Disabling' } };
};
