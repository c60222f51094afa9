import { eventInvokeConfiguration } from '../../functions/eventInvokeConfiguration';
import { functionArn, readFunctionReference } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { ServiceError } from '../../http/serviceError';
import { findFunction } from './findFunction';

/** Without a configuration, AWS returns 404 and its defaults apply. */
export const getFunctionEventInvokeConfig: Operation = async ({ params, query }, { catalog }) => {
  const { name, qualifier } = readFunctionReference(params.name ?? '', query.get('Qualifier'), catalog.place);
  // AWS says the same of a function that is not there.
  const declared = await catalog.find(name, qualifier ?? null).catch((error: unknown) => {
    if (error instanceof ServiceError && error.status === 404) return undefined;
    throw error;
  });
  const config = declared?.eventInvokeConfig;
  if (declared === undefined || config === undefined) {
    throw noEventInvokeConfig(functionArn(catalog.place, name, qualifier ?? '$LATEST'));
  }
  return { status: 200, body: eventInvokeConfiguration({ functionName: name, qualifier }, config, catalog) };
};

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionEventInvokeConfigs.html */
export const listFunctionEventInvokeConfigs: Operation = async (request, services) => {
  const { catalog } = services;
  const { name, eventInvokeConfig } = (await findFunction(request, services)).declared;
  const qualifiers = catalog.changes.configuredQualifiers(name).filter((one) => one !== '$LATEST');
  const others = await Promise.all(
    qualifiers.map(async (qualifier) => ({
      qualifier,
      config: (await catalog.find(name, qualifier)).eventInvokeConfig,
    })),
  );
  const all = [{ qualifier: undefined, config: eventInvokeConfig }, ...others];
  const FunctionEventInvokeConfigs = all.flatMap(({ qualifier, config }) =>
    config === undefined ? [] : [eventInvokeConfiguration({ functionName: name, qualifier }, config, catalog)],
  );
  return { status: 200, body: { FunctionEventInvokeConfigs } };
};

/** The error for reading, updating and deleting a missing configuration. */
export function noEventInvokeConfig(arn: string): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', `The function ${arn} doesn't have an EventInvokeConfig`);
}
