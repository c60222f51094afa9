import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import {
  type EventSourceMapping,
  type Limit,
  type MappingSettings,
  type MappingSource,
  type MappingState,
  provisionedPollersOf,
} from '../../model/function/eventSourceMapping';

/** Converts AWS's description of a mapping. */
export function toEventSourceMapping(from: EventSourceMappingConfiguration): EventSourceMapping {
  return {
    uuid: from.UUID ?? '',
    functionArn: from.FunctionArn ?? '',
    state: toState(from.State),
    stateReason: from.StateTransitionReason || undefined,
    lastResult: from.LastProcessingResult || undefined,
    filterError: from.FilterCriteriaError?.Message,
    settings: toSettings(from),
  };
}

function toSettings(from: EventSourceMappingConfiguration): MappingSettings {
  const document = from.DocumentDBEventSourceConfig;
  const names = [document?.DatabaseName, document?.CollectionName].filter((name) => name !== undefined);
  const pollers = from.ProvisionedPollerConfig;
  const source = toSource(from);
  return {
    source,
    topics: from.Topics ?? [],
    queues: from.Queues ?? [],
    collection: names.length === 0 ? undefined : names.join('/'),
    batchSize: from.BatchSize,
    batchWindowSeconds: from.MaximumBatchingWindowInSeconds,
    startingPosition: from.StartingPosition,
    startingPositionMs: from.StartingPositionTimestamp?.getTime(),
    parallelizationFactor: from.ParallelizationFactor,
    tumblingWindowSeconds: from.TumblingWindowInSeconds,
    maximumRetryAttempts: toLimit(from.MaximumRetryAttempts),
    maximumRecordAgeSeconds: toLimit(from.MaximumRecordAgeInSeconds),
    bisectsBatch: from.BisectBatchOnFunctionError ?? false,
    reportsItemFailures: from.FunctionResponseTypes?.includes('ReportBatchItemFailures') ?? false,
    filters: (from.FilterCriteria?.Filters ?? []).flatMap(({ Pattern }) => Pattern ?? []),
    onFailure: from.DestinationConfig?.OnFailure?.Destination,
    maximumConcurrency: from.ScalingConfig?.MaximumConcurrency,
    provisionedPollers:
      pollers && provisionedPollersOf(source, { minimum: pollers.MinimumPollers, maximum: pollers.MaximumPollers }),
    consumptionMode: from.SelfManagedKafkaEventSourceConfig?.ConsumptionMode,
    metrics: from.MetricsConfig?.Metrics ?? [],
    systemLogLevel: from.LoggingConfig?.SystemLogLevel,
  };
}

function toSource({ EventSourceArn, SelfManagedEventSource }: EventSourceMappingConfiguration): MappingSource {
  const bootstrapServers = SelfManagedEventSource?.Endpoints?.KAFKA_BOOTSTRAP_SERVERS;
  if (bootstrapServers !== undefined) return { kind: 'kafka', bootstrapServers };
  return { kind: 'arn', arn: EventSourceArn ?? '' };
}

/** Converts a limit; AWS writes -1 for no limit. */
function toLimit(value: number | undefined): Limit | undefined {
  return value !== undefined && value < 0 ? 'untilExpired' : value;
}

const states: readonly MappingState[] = [
  'Creating',
  'Enabling',
  'Enabled',
  'Disabling',
  'Disabled',
  'Updating',
  'Deleting',
];

function toState(state: string | undefined): MappingState {
  return states.find((known) => known === state) ?? 'Other';
}
