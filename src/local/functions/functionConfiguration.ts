import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { DeclaredLayer } from '../../model/function/declaredCode';
import type { DeclaredFunction } from '../../model/function/declaredFunction';
import type { FunctionCatalog } from './functionCatalog';
import { functionArn } from './functionReference';
import { stableUuid } from './stableUuid';

/** A function as `GetFunctionConfiguration` describes it (https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html). */
export function functionConfiguration(
  declared: DeclaredFunction,
  catalog: FunctionCatalog,
  qualifier?: string | undefined,
): object {
  const { place } = catalog;
  const version = catalog.versionNumber(declared, qualifier);
  const published = catalog.made.versionsOf(declared.name).find((one) => one.version === version);
  const made = catalog.made.functions.get(declared.name);
  const code = published?.code ?? made?.code;
  const modifiedMs = published?.publishedMs ?? made?.modifiedMs ?? catalog.modifiedMs;
  return {
    FunctionName: declared.name,
    FunctionArn: functionArn(place, declared.name, qualifier),
    Runtime: declared.runtime,
    Role: `arn:aws:iam::${place.accountId}:role/local`,
    Handler: declared.handler,
    CodeSize: code?.bytes ?? 0,
    Description: declared.description,
    Timeout: declared.timeoutSeconds,
    MemorySize: declared.memoryMb,
    LastModified: new Date(modifiedMs).toISOString().replace('Z', '+0000'),
    // Of a project there is no archive to compute a checksum of: this stands for its code as a whole.
    CodeSha256: code?.sha256 ?? createHash('sha256').update(JSON.stringify(declared)).digest('base64'),
    Version: version,
    ...(declared.deadLetterArn === undefined ? {} : { DeadLetterConfig: { TargetArn: declared.deadLetterArn } }),
    ...(Object.keys(declared.environment).length === 0 ? {} : { Environment: { Variables: declared.environment } }),
    TracingConfig: { Mode: declared.tracing },
    RevisionId: stableUuid(`${declared.name} ${modifiedMs}`),
    PackageType: 'Zip',
    Architectures: [declared.architecture],
    EphemeralStorage: { Size: declared.ephemeralStorageMb },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: loggingConfig(declared),
    ...durableConfig(declared),
    ...(declared.layers.length === 0 ? {} : { Layers: declared.layers.map((layer) => layerOf(layer, catalog)) }),
  };
}

function durableConfig({ durable }: DeclaredFunction): object {
  if (durable === undefined) return {};
  const { executionTimeoutSeconds, retentionDays } = durable;
  return { DurableConfig: { RetentionPeriodInDays: retentionDays, ExecutionTimeout: executionTimeoutSeconds } };
}

function loggingConfig(declared: DeclaredFunction): object {
  const { format, applicationLevel, systemLevel } = declared.loggingConfig;
  const levels = { ApplicationLogLevel: applicationLevel ?? 'INFO', SystemLogLevel: systemLevel ?? 'INFO' };
  return { LogFormat: format, ...(format === 'JSON' ? levels : {}), LogGroup: logGroupOf(declared) };
}

/** Folders and archives are said to be published under their names. */
function layerOf(layer: DeclaredLayer, { place }: FunctionCatalog): object {
  if (layer.kind === 'elsewhere') return { Arn: layer.arn ?? '', CodeSize: 0 };
  const name = basename(layer.path).replace(/[^\w-]/g, '-');
  return { Arn: `arn:aws:lambda:${place.region}:${place.accountId}:layer:${name}:1`, CodeSize: 0 };
}

/** What `Get…` adds to the fields that `ListFunctions` has, too. */
export function stateOfFunction({ runtime }: DeclaredFunction, { place }: FunctionCatalog): object {
  const hash = createHash('sha256').update(runtime).digest('hex');
  return {
    State: 'Active',
    LastUpdateStatus: 'Successful',
    RuntimeVersionConfig: { RuntimeVersionArn: `arn:aws:lambda:${place.region}::runtime:${hash}` },
  };
}

export function logGroupOf({ name, loggingConfig }: Pick<DeclaredFunction, 'name' | 'loggingConfig'>): string {
  return loggingConfig.logGroup ?? `/aws/lambda/${name}`;
}
