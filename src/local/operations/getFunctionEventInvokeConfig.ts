import type { DeclaredEventInvokeConfig } from '../../model/declaredFunction';
import { functionArn } from '../functions/functionReference';
import type { Operation } from '../http/awsRequest';
import { ServiceError } from '../http/serviceError';

/** Where the template says nothing, AWS has no configuration at all and answers 404; its defaults hold. */
export const getFunctionEventInvokeConfig: Operation = async ({ params, query }, { catalog }) => {
  const declared = await catalog.find(params.name ?? '', query.get('Qualifier'));
  const arn = functionArn(catalog.place, declared.name, '$LATEST');
  const config = declared.eventInvokeConfig;
  if (config === undefined) {
    const message = `The function ${arn} doesn't have an EventInvokeConfig`;
    throw new ServiceError(404, 'ResourceNotFoundException', message);
  }
  return {
    status: 200,
    body: {
      FunctionArn: arn,
      // Epoch seconds, unlike the other dates of this API.
      LastModified: catalog.modifiedMs / 1000,
      MaximumRetryAttempts: config.maximumRetryAttempts ?? 2,
      MaximumEventAgeInSeconds: config.maximumEventAgeSeconds ?? 21_600,
      DestinationConfig: destinations(config),
    },
  };
};

function destinations({ onSuccess, onFailure }: DeclaredEventInvokeConfig): object {
  return {
    OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
    OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
  };
}
