import type { Limit, MappingSettings } from '../../model/function/eventSourceMapping';
import type { FunctionCatalog } from '../functions/functionCatalog';
import { functionArn } from '../functions/functionReference';
import type { LocalMapping, MappingStatus } from './mappingStore';

/** As `GetEventSourceMapping` describes it (https://docs.aws.amazon.com/lambda/latest/api/API_EventSourceMappingConfiguration.html). */
export function mappingConfiguration(mapping: LocalMapping, status: MappingStatus, catalog: FunctionCatalog): object {
  const { uuid, settings } = mapping;
  const { region, accountId } = catalog.place;
  // Only for sources that keep records in order: AWS omits these fields for others.
  const isStream = settings.parallelizationFactor !== undefined;
  return {
    UUID: uuid,
    ...sourceOf(settings),
    EventSourceMappingArn: `arn:aws:lambda:${region}:${accountId}:event-source-mapping:${uuid}`,
    FunctionArn: functionArn(catalog.place, mapping.functionName),
    BatchSize: settings.batchSize,
    MaximumBatchingWindowInSeconds: settings.batchWindowSeconds,
    StartingPosition: settings.startingPosition,
    StartingPositionTimestamp:
      settings.startingPositionMs === undefined ? undefined : settings.startingPositionMs / 1000,
    ParallelizationFactor: settings.parallelizationFactor,
    TumblingWindowInSeconds: settings.tumblingWindowSeconds,
    MaximumRetryAttempts: fromLimit(settings.maximumRetryAttempts),
    MaximumRecordAgeInSeconds: fromLimit(settings.maximumRecordAgeSeconds),
    FunctionResponseTypes: settings.reportsItemFailures ? ['ReportBatchItemFailures'] : [],
    ...(isStream || settings.bisectsBatch ? { BisectBatchOnFunctionError: settings.bisectsBatch } : {}),
    ...(isStream || settings.onFailure !== undefined
      ? { DestinationConfig: { OnFailure: { Destination: settings.onFailure } } }
      : {}),
    ...(settings.filters.length > 0
      ? { FilterCriteria: { Filters: settings.filters.map((Pattern) => ({ Pattern })) } }
      : {}),
    ...(settings.maximumConcurrency === undefined
      ? {}
      : { ScalingConfig: { MaximumConcurrency: settings.maximumConcurrency } }),
    ...(settings.provisionedPollers && {
      ProvisionedPollerConfig: {
        MinimumPollers: settings.provisionedPollers.minimum,
        MaximumPollers: settings.provisionedPollers.maximum,
      },
    }),
    ...(settings.metrics.length > 0 ? { MetricsConfig: { Metrics: settings.metrics } } : {}),
    ...(settings.systemLogLevel === undefined ? {} : { LoggingConfig: { SystemLogLevel: settings.systemLogLevel } }),
    ...(settings.consumptionMode === undefined
      ? {}
      : { SelfManagedKafkaEventSourceConfig: { ConsumptionMode: settings.consumptionMode } }),
    ...(settings.topics.length > 0 ? { Topics: settings.topics } : {}),
    ...(settings.queues.length > 0 ? { Queues: settings.queues } : {}),
    ...collectionOf(settings),
    ...(isStream ? { LastProcessingResult: status.result ?? 'No records processed' } : {}),
    // Epoch seconds, unlike the dates of functions.
    LastModified: Math.floor(mapping.modifiedMs / 1000),
    State: status.state,
    StateTransitionReason: isStream ? 'User action' : 'USER_INITIATED',
  };
}

function sourceOf({ source }: MappingSettings): object {
  return source.kind === 'arn'
    ? { EventSourceArn: source.arn }
    : { SelfManagedEventSource: { Endpoints: { KAFKA_BOOTSTRAP_SERVERS: source.bootstrapServers } } };
}

function fromLimit(limit: Limit | undefined): number | undefined {
  return limit === 'untilExpired' ? -1 : limit;
}

function collectionOf({ collection }: MappingSettings): object {
  if (collection === undefined) return {};
  const [DatabaseName, CollectionName] = collection.split('/');
  return { DocumentDBEventSourceConfig: { DatabaseName, CollectionName } };
}
