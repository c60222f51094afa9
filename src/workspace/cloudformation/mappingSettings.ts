import {
  type Limit,
  type MappingSettings,
  type MappingSource,
  provisionedPollersOf,
} from '../../model/function/eventSourceMapping';
import { resolveArn, resolveNumber, resolveText } from '../template/resolveValue';
import { objectAt, type TemplateObject } from '../template/templateResources';
import type { ResolveScope } from '../template/templateScope';

/** The kind of source, which determines the defaults. */
export type MappingFamily = 'stream' | 'queue' | 'kafka' | 'broker' | 'documentdb';

/** The scope of a mapping's expressions. */
export interface MappingContext {
  readonly scope: ResolveScope;
}

/**
 * Reads the properties that SAM's poll events and `AWS::Lambda::EventSourceMapping` share, with Lambda's defaults
 * (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html).
 */
export function mappingSettings(
  properties: TemplateObject,
  source: MappingSource,
  family: MappingFamily,
  { scope }: MappingContext,
): MappingSettings {
  const number = (name: string) => resolveNumber(properties[name], scope);
  const isRetried = family === 'stream' || family === 'kafka';
  const document = objectAt(properties, 'DocumentDBEventSourceConfig');
  const pollers = objectAt(properties, 'ProvisionedPollerConfig');
  return {
    source,
    topics: texts(properties.Topics, scope),
    queues: texts(properties.Queues, scope),
    collection: collectionOf({ ...document, ...properties }, scope),
    batchSize: number('BatchSize') ?? (family === 'queue' ? 10 : 100),
    batchWindowSeconds:
      number('MaximumBatchingWindowInSeconds') ?? (family === 'stream' || family === 'queue' ? 0 : undefined),
    startingPosition: family === 'queue' ? undefined : resolveText(properties.StartingPosition, scope),
    startingPositionMs: secondsAsMs(number('StartingPositionTimestamp')),
    parallelizationFactor: family === 'stream' ? (number('ParallelizationFactor') ?? 1) : undefined,
    tumblingWindowSeconds: family === 'stream' ? (number('TumblingWindowInSeconds') ?? 0) : undefined,
    maximumRetryAttempts: isRetried ? limit(number('MaximumRetryAttempts')) : undefined,
    maximumRecordAgeSeconds: isRetried ? limit(number('MaximumRecordAgeInSeconds')) : undefined,
    bisectsBatch: resolveText(properties.BisectBatchOnFunctionError, scope) === 'true',
    reportsItemFailures: texts(properties.FunctionResponseTypes, scope).includes('ReportBatchItemFailures'),
    filters: filtersOf(properties, scope),
    onFailure: resolveArn(objectAt(properties, 'DestinationConfig', 'OnFailure').Destination, scope),
    maximumConcurrency: resolveNumber(objectAt(properties, 'ScalingConfig').MaximumConcurrency, scope),
    provisionedPollers:
      properties.ProvisionedPollerConfig === undefined
        ? undefined
        : provisionedPollersOf(source, {
            minimum: resolveNumber(pollers.MinimumPollers, scope),
            maximum: resolveNumber(pollers.MaximumPollers, scope),
          }),
    consumptionMode: resolveText(objectAt(properties, 'SelfManagedKafkaEventSourceConfig').ConsumptionMode, scope),
    metrics: texts(objectAt(properties, 'MetricsConfig').Metrics, scope),
    systemLogLevel: resolveText(objectAt(properties, 'LoggingConfig').SystemLogLevel, scope),
  };
}

/** Derives the kind of source from an ARN; `undefined` for services that Lambda does not poll. */
export function familyOfArn(arn: string): MappingFamily | undefined {
  switch (arn.split(':')[2]) {
    case 'kinesis':
    case 'dynamodb':
      return 'stream';
    case 'sqs':
      return 'queue';
    case 'kafka':
      return 'kafka';
    case 'mq':
      return 'broker';
    case 'rds':
      return 'documentdb';
    default:
      return undefined;
  }
}

/** CloudFormation uses Unix time in seconds. */
function secondsAsMs(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}

function limit(value: number | undefined): Limit {
  return value === undefined || value < 0 ? 'untilExpired' : value;
}

function collectionOf({ DatabaseName, CollectionName }: TemplateObject, scope: ResolveScope): string | undefined {
  const parts = [resolveText(DatabaseName, scope), resolveText(CollectionName, scope)];
  return parts[0] === undefined ? undefined : parts.filter((part) => part !== undefined).join('/');
}

function filtersOf(properties: TemplateObject, scope: ResolveScope): readonly string[] {
  const { Filters } = objectAt(properties, 'FilterCriteria');
  return (Array.isArray(Filters) ? Filters : []).flatMap((filter: unknown) => {
    const pattern = resolveText(objectAt(filter).Pattern, scope);
    return pattern === undefined ? [] : [pattern];
  });
}

/** The texts of a list, without values that are only known after deployment. */
export function texts(value: unknown, scope: ResolveScope): readonly string[] {
  return (Array.isArray(value) ? value : []).flatMap((one: unknown) => resolveText(one, scope) ?? []);
}
