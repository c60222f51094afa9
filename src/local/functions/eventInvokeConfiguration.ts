import type { DeclaredEventInvokeConfig } from '../../model/function/declaredFunction';
import type { FunctionCatalog } from './functionCatalog';
import { functionArn } from './functionReference';

/**
 * Builds the response of `GetFunctionEventInvokeConfig`
 * (https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionEventInvokeConfig.html).
 */
export function eventInvokeConfiguration(
  { functionName, qualifier }: { readonly functionName: string; readonly qualifier: string | undefined },
  config: DeclaredEventInvokeConfig,
  catalog: FunctionCatalog,
): object {
  const changedMs = catalog.changes.eventInvokeConfig(functionName, qualifier)?.atMs ?? catalog.modifiedMs;
  return {
    FunctionArn: functionArn(catalog.place, functionName, qualifier ?? '$LATEST'),
    // Epoch seconds, unlike the other dates of this API.
    LastModified: changedMs / 1000,
    // What nobody has set is left out: AWS's defaults hold.
    MaximumRetryAttempts: config.maximumRetryAttempts,
    MaximumEventAgeInSeconds: config.maximumEventAgeSeconds,
    DestinationConfig: destinations(config),
  };
}

function destinations({ onSuccess, onFailure }: DeclaredEventInvokeConfig): object {
  return {
    OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
    OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
  };
}
