import { createHash } from 'node:crypto';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { FunctionCatalog } from './functionCatalog';
import { functionArn } from './functionReference';
import { stableUuid } from './stableUuid';

/**
 * Builds the response of `GetFunctionConfiguration`
 * (https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html).
 */
export function functionConfiguration(declared: DeclaredFunction, catalog: FunctionCatalog): object {
  const { place, modifiedMs } = catalog;
  return {
    FunctionName: declared.name,
    FunctionArn: functionArn(place, declared.name),
    Runtime: declared.runtime,
    Role: `arn:aws:iam::${place.accountId}:role/local`,
    Handler: declared.handler,
    CodeSize: 0,
    Description: declared.description,
    Timeout: declared.timeoutSeconds,
    MemorySize: declared.memoryMb,
    LastModified: new Date(modifiedMs).toISOString().replace('Z', '+0000'),
    // Stands for the code as a whole: the local service has no archive to compute a checksum of.
    CodeSha256: createHash('sha256').update(JSON.stringify(declared)).digest('base64'),
    Version: '$LATEST',
    ...(declared.deadLetterArn === undefined ? {} : { DeadLetterConfig: { TargetArn: declared.deadLetterArn } }),
    Environment: { Variables: declared.environment },
    TracingConfig: { Mode: declared.tracing },
    RevisionId: stableUuid(`${declared.name} ${modifiedMs}`),
    PackageType: 'Zip',
    Architectures: [declared.architecture],
    EphemeralStorage: { Size: 512 },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: { LogFormat: 'Text', LogGroup: logGroupOf(declared.name) },
  };
}

/** The fields that `Get…` returns and `ListFunctions` does not. */
export const stateOfFunction = { State: 'Active', LastUpdateStatus: 'Successful' };

export function logGroupOf(functionName: string): string {
  return `/aws/lambda/${functionName}`;
}
