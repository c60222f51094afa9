import { asObject, parseObject } from '../../../model/base/parseObject';
import type { FunctionCatalog } from '../../functions/functionCatalog';
import { functionConfiguration, stateOfFunction } from '../../functions/functionConfiguration';
import type { AwsResponse, Operation } from '../../http/awsRequest';
import { invalidParameter } from '../../http/serviceError';
import { readFunctionInput } from '../../made/readFunctionInput';

/**
 * Changes a function that a call has created, or the tracing mode of a declared one; everything else of that is changed in the template
 * (https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html).
 */
export const updateFunctionConfiguration: Operation = async ({ params, body }, { catalog, made, now }) => {
  const declared = await catalog.find(params.name ?? '', null);
  const changes = parseObject(body.toString('utf8')) ?? {};
  const own = made.functions.get(declared.name);
  if (own !== undefined) {
    made.functions.set(declared.name, {
      ...own,
      declared: readFunctionInput(changes, own.declared, made),
      modifiedMs: now(),
    });
    return described(declared.name, catalog);
  }
  const others = Object.keys(changes).filter((key) => key !== 'TracingConfig' && key !== 'FunctionName');
  if (others.length > 0) {
    throw invalidParameter(`The local service can only change TracingConfig. Change ${others[0]} in the template.`);
  }
  const mode = asObject(changes.TracingConfig)?.Mode;
  if (mode !== 'Active' && mode !== 'PassThrough') {
    throw invalidParameter('TracingConfig.Mode must be Active or PassThrough.');
  }
  catalog.changes.setTracing(declared.name, mode);
  return described(declared.name, catalog);
};

async function described(name: string, catalog: FunctionCatalog): Promise<AwsResponse> {
  const changed = await catalog.find(name, null);
  return { status: 200, body: { ...functionConfiguration(changed, catalog), ...stateOfFunction(changed, catalog) } };
}
