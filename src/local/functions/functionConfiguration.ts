import { createHash } from 'node:crypto';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { FunctionCatalog } from './functionCatalog';
import { functionArn } from './functionReference';
import { stableUuid } from './stableUuid';

/** A function as `GetFunctionConfiguration` describes it (https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html). */
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
    // Stands for the code as a whole; the local service has no archive to take a checksum of.
    CodeSha256: createHash('sha256').update(JSON.stringify(declared)).digest('base64'),
    Version: '$LATEST',
    ...(declared.deadLetterArn === undefined ? {} : { DeadLetterConfig: { TargetArn: declared.deadLetterArn } }),
    ...(Object.keys(declared.environment).length === 0 ? {} : { Environment: { Variables: declared.environment } }),
    TracingConfig: { Mode: declared.tracing },
    RevisionId: stableUuid(`${declared.name} ${modifiedMs}`),
    PackageType: 'Zip',
    Architectures: [declared.architecture],
    EphemeralStorage: { Size: declared.ephemeralStorageMb },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: loggingConfig(declared),
  };
}

function loggingConfig(declared: DeclaredFunction): object {
  const { format, applicationLevel, systemLevel } = declared.loggingConfig;
  const levels = { ApplicationLogLevel: applicationLevel ?? 'INFO', SystemLogLevel: systemLevel ?? 'INFO' };
  return { LogFormat: format, ...(format === 'JSON' ? levels : {}), LogGroup: logGroupOf(declared) };
}

/** What `Get…` adds to the fields that `ListFunctions` has, too. */
export const stateOfFunction = { State: 'Active', LastUpdateStatus: 'Successful' };

export function logGroupOf({ name, loggingConfig }: Pick<DeclaredFunction, 'name' | 'loggingConfig'>): string {
  return loggingConfig.logGroup ?? `/aws/lambda/${name}`;
}
