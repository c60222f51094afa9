import type { EventSourceMapping, MappingSettings } from '../model/function/eventSourceMapping';
import { formatSeconds } from './formatSeconds';

/** Describes how a mapping reads its source, one line each; common defaults are omitted. */
export function describeMappingSettings(settings: MappingSettings): readonly string[] {
  const { topics, queues, collection, parallelizationFactor, maximumConcurrency, tumblingWindowSeconds } = settings;
  const { provisionedPollers } = settings;
  return present([
    topics.length > 0 && `topic ${topics.join(', ')}`,
    queues.length > 0 && `queue ${queues.join(', ')}`,
    collection !== undefined && `collection ${collection}`,
    batches(settings),
    startOf(settings),
    (parallelizationFactor ?? 1) > 1 && `${parallelizationFactor} concurrent batches per shard`,
    (tumblingWindowSeconds ?? 0) > 0 && `tumbling window ${formatSeconds(tumblingWindowSeconds ?? 0)}`,
    maximumConcurrency !== undefined && `maximum concurrency ${maximumConcurrency}`,
    provisionedPollers && `provisioned pollers ${provisionedPollers.minimum} to ${provisionedPollers.maximum}`,
    settings.consumptionMode !== undefined && `consumption mode ${settings.consumptionMode}`,
    settings.metrics.length > 0 && `metrics ${settings.metrics.join(', ')}`,
    settings.systemLogLevel !== undefined && `system log level ${settings.systemLogLevel}`,
    ...settings.filters.map((pattern, index) => `filter ${index + 1}: ${pattern}`),
  ]);
}

/** Describes the mapping's state, in AWS's words. */
export function describeMappingState({
  state,
  stateReason,
  lastResult,
  filterError,
}: EventSourceMapping): readonly string[] {
  return present([
    `state: ${state}${stateReason === undefined ? '' : ` (${stateReason})`}`,
    lastResult !== undefined && `last result: ${lastResult}`,
    filterError !== undefined && `filter error: ${filterError}`,
  ]);
}

function batches({ batchSize, batchWindowSeconds }: MappingSettings): string | false {
  if (batchSize === undefined) return false;
  const window = batchWindowSeconds ?? 0;
  const gathered = window > 0 ? `, batch window ${formatSeconds(window)}` : '';
  return `batch size ${batchSize}${gathered}`;
}

function startOf({ startingPosition, startingPositionMs }: MappingSettings): string | false {
  if (startingPosition === undefined) return false;
  const at = startingPositionMs === undefined ? '' : ` ${new Date(startingPositionMs).toISOString()}`;
  return `starting position ${startingPosition}${at}`;
}

function present(lines: readonly (string | false | undefined)[]): readonly string[] {
  return lines.flatMap((line) => (typeof line === 'string' ? [line] : []));
}
