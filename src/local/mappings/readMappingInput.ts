import { readFilters } from '../../events/readFilters';
import { asObject } from '../../model/base/parseObject';
import type { Limit, MappingSettings } from '../../model/function/eventSourceMapping';
import { invalidParameter, ServiceError } from '../http/serviceError';

type Members = Readonly<Record<string, unknown>>;

/** What is new about a mapping of an ARN: Lambda's defaults (https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html). */
export function defaultSettings(arn: string): MappingSettings {
  const isQueue = arn.split(':')[2] === 'sqs';
  const ofStream = isQueue
    ? {
        parallelizationFactor: undefined,
        tumblingWindowSeconds: undefined,
        maximumRetryAttempts: undefined,
        maximumRecordAgeSeconds: undefined,
      }
    : {
        parallelizationFactor: 1,
        tumblingWindowSeconds: 0,
        maximumRetryAttempts: 'untilExpired' as const,
        maximumRecordAgeSeconds: 'untilExpired' as const,
      };
  return {
    source: { kind: 'arn', arn },
    topics: [],
    queues: [],
    collection: undefined,
    batchSize: isQueue ? 10 : 100,
    batchWindowSeconds: 0,
    startingPosition: undefined,
    startingPositionMs: undefined,
    ...ofStream,
    bisectsBatch: false,
    reportsItemFailures: false,
    filters: [],
    onFailure: undefined,
    maximumConcurrency: undefined,
    provisionedPollers: undefined,
    consumptionMode: undefined,
    metrics: [],
    systemLogLevel: undefined,
  };
}

/** The settings with what a request changes. Throws `ServiceError` for what Lambda refuses. */
export function changedMappingSettings(settings: MappingSettings, input: Members): MappingSettings {
  const arn = settings.source.kind === 'arn' ? settings.source.arn : '';
  const isQueue = arn.split(':')[2] === 'sqs';
  const isFifo = arn.endsWith('.fifo');
  const changed: MappingSettings = {
    ...settings,
    batchSize: number(input, 'BatchSize', [1, isFifo ? 10 : 10_000]) ?? settings.batchSize,
    batchWindowSeconds: number(input, 'MaximumBatchingWindowInSeconds', [0, 300]) ?? settings.batchWindowSeconds,
    bisectsBatch: flag(input, 'BisectBatchOnFunctionError') ?? settings.bisectsBatch,
    reportsItemFailures: reports(input) ?? settings.reportsItemFailures,
    filters: filters(input) ?? settings.filters,
    onFailure: input.DestinationConfig === undefined ? settings.onFailure : destination(input),
    maximumConcurrency:
      input.ScalingConfig === undefined
        ? settings.maximumConcurrency
        : number(asObject(input.ScalingConfig) ?? {}, 'MaximumConcurrency', [2, 1_000]),
    ...(isQueue ? {} : streamSettings(settings, input)),
  };
  check(changed, input, isQueue);
  return changed;
}

function streamSettings(settings: MappingSettings, input: Members): Partial<MappingSettings> {
  return {
    parallelizationFactor: number(input, 'ParallelizationFactor', [1, 10]) ?? settings.parallelizationFactor,
    tumblingWindowSeconds: number(input, 'TumblingWindowInSeconds', [0, 900]) ?? settings.tumblingWindowSeconds,
    maximumRetryAttempts: limit(input, 'MaximumRetryAttempts', 10_000) ?? settings.maximumRetryAttempts,
    maximumRecordAgeSeconds: limit(input, 'MaximumRecordAgeInSeconds', 604_800) ?? settings.maximumRecordAgeSeconds,
  };
}

function check({ batchSize = 0, batchWindowSeconds = 0 }: MappingSettings, input: Members, isQueue: boolean): void {
  if (isQueue && batchSize > 10 && batchWindowSeconds < 1) {
    throw invalidParameter(
      'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
    );
  }
  const ofStreams = [
    'ParallelizationFactor',
    'TumblingWindowInSeconds',
    'MaximumRetryAttempts',
    'MaximumRecordAgeInSeconds',
    'BisectBatchOnFunctionError',
    'StartingPosition',
  ];
  const other = isQueue ? ofStreams.find((name) => input[name] !== undefined && input[name] !== null) : undefined;
  if (other !== undefined)
    throw invalidParameter(`Unsupported ${other} parameter for given event source mapping type.`);
  if (!isQueue && input.ScalingConfig !== undefined) {
    throw invalidParameter('Unsupported ScalingConfig parameter for given event source mapping type.');
  }
}

function number(input: Members, name: string, [min, max]: readonly [number, number]): number | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && value >= min && value <= max) return value;
  const isLow = typeof value === 'number' && value < min;
  const constraint = `Member must have value ${isLow ? 'greater' : 'less'} than or equal to ${isLow ? min : max}`;
  const member = `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
  const message = `1 validation error detected: Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`;
  throw new ServiceError(400, 'ValidationException', message);
}

function limit(input: Members, name: string, most: number): Limit | undefined {
  const value = number(input, name, [-1, most]);
  return value === -1 ? 'untilExpired' : value;
}

function flag(input: Members, name: string): boolean | undefined {
  const value = input[name];
  return typeof value === 'boolean' ? value : undefined;
}

function reports({ FunctionResponseTypes }: Members): boolean | undefined {
  return Array.isArray(FunctionResponseTypes) ? FunctionResponseTypes.includes('ReportBatchItemFailures') : undefined;
}

function filters({ FilterCriteria }: Members): readonly string[] | undefined {
  if (FilterCriteria === undefined || FilterCriteria === null) return undefined;
  const list = asObject(FilterCriteria)?.Filters;
  const patterns = (Array.isArray(list) ? list : []).flatMap((one: unknown) => {
    const pattern = asObject(one)?.Pattern;
    return typeof pattern === 'string' ? [pattern] : [];
  });
  // As recorded from AWS.
  if (patterns.length > 10 || !readFilters(patterns).ok) throw invalidParameter('Invalid filter pattern definition.');
  return patterns;
}

function destination({ DestinationConfig }: Members): string | undefined {
  const arn = asObject(asObject(DestinationConfig)?.OnFailure)?.Destination;
  return typeof arn === 'string' && arn !== '' ? arn : undefined;
}
