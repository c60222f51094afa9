import { eventInvokeConfiguration } from '../../functions/eventInvokeConfiguration';
import { functionArn, readFunctionReference } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { ServiceError } from '../../http/serviceError';

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
  return { status: 200, body: eventInvokeConfiguration(declared.name, config, catalog) };
};

/** The error for reading, updating and deleting a missing configuration. */
export function noEventInvokeConfig(arn: string): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', `The function ${arn} doesn't have an EventInvokeConfig`);
}
