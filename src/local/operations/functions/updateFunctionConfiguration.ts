import { asObject, parseObject } from '../../../model/base/parseObject';
import { functionConfiguration, stateOfFunction } from '../../functions/functionConfiguration';
import type { Operation } from '../../http/awsRequest';
import { invalidParameter } from '../../http/serviceError';

/**
 * Changes the tracing mode until the service stops. Everything else is changed in the template
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html).
 */
export const updateFunctionConfiguration: Operation = async ({ params, body }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', null);
  const changes = parseObject(body.toString('utf8')) ?? {};
  const others = Object.keys(changes).filter((key) => key !== 'TracingConfig' && key !== 'FunctionName');
  if (others.length > 0) {
    throw invalidParameter(`The local service can only change TracingConfig. Change ${others[0]} in the template.`);
  }
  const mode = asObject(changes.TracingConfig)?.Mode;
  if (mode !== 'Active' && mode !== 'PassThrough') {
    throw invalidParameter('TracingConfig.Mode must be Active or PassThrough.');
  }
  catalog.changes.setTracing(declared.name, mode);
  const changed = await catalog.find(declared.name, null);
  return { status: 200, body: { ...functionConfiguration(changed, catalog), ...stateOfFunction(changed, catalog) } };
};
