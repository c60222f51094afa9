import { eventInvokeConfiguration } from '../../functions/eventInvokeConfiguration';
import { functionArn } from '../../functions/functionReference';
import type { Operation } from '../../http/awsRequest';
import { ServiceError } from '../../http/serviceError';

/** Without a configuration, AWS returns 404 and its defaults apply. */
export const getFunctionEventInvokeConfig: Operation = async ({ params, query }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', query.get('Qualifier'));
  const config = declared.eventInvokeConfig;
  if (config === undefined) throw noEventInvokeConfig(functionArn(catalog.place, declared.name, '$LATEST'));
  return { status: 200, body: eventInvokeConfiguration(declared.name, config, catalog) };
};

/** The error for reading, updating and deleting a missing configuration. */
export function noEventInvokeConfig(arn: string): ServiceError {
  return new ServiceError(404, 'ResourceNotFoundException', `The function ${arn} doesn't have an EventInvokeConfig`);
}
