import type { EventSourceMapping, MappingSettings } from '../model/function/eventSourceMapping';
import { formatSeconds } from './formatSeconds';

/** How a mapping reads its source, a line a fact; what is as everywhere is left out. */
export function describeMappingSettings(settings: MappingSettings): readonly string[] {
  const { topics, queues, collection, parallelizationFactor, maximumConcurrency, tumblingWindowSeconds } = settings;
  const { provisionedPollers } = settings;
  return present([
    topics.length > 0 && `topic ${topics.join(', ')}`,
    queues.length > 0 && `queue ${queues.join(', ')}`,
    collection !== undefined && `collection ${collection}`,
    batches(settings),
    settings.startingPosition !== undefined && `began at ${settings.startingPosition}`,
    (parallelizationFactor ?? 1) > 1 && `${parallelizationFactor} batches of a shard at once`,
    (tumblingWindowSeconds ?? 0) > 0 && `windows of ${formatSeconds(tumblingWindowSeconds ?? 0)}`,
    maximumConcurrency !== undefined && `${maximumConcurrency} invocations at once at most`,
    provisionedPollers && `${provisionedPollers.minimum} to ${provisionedPollers.maximum} pollers provisioned`,
    ...settings.filters.map((pattern, index) => `${index === 0 ? 'only records like' : 'or like'} ${pattern}`),
  ]);
}

/** What the mapping does now, in AWS's words. */
export function describeMappingState({
  state,
  stateReason,
  lastResult,
  filterError,
}: EventSourceMapping): readonly string[] {
  return present([
    `state: ${state}${stateReason === undefined ? '' : ` (${stateReason})`}`,
    lastResult !== undefined && `last result: ${lastResult}`,
    filterError !== undefined && `filters do not work: ${filterError}`,
  ]);
}

function batches({ batchSize, batchWindowSeconds }: MappingSettings): string | false {
  if (batchSize === undefined) return false;
  const window = batchWindowSeconds ?? 0;
  const gathered = window > 0 ? `, gathered for ${formatSeconds(window)} at most` : '';
  return `batches of ${batchSize} at most${gathered}`;
}

function present(lines: readonly (string | false | undefined)[]): readonly string[] {
  return lines.flatMap((line) => (typeof line === 'string' ? [line] : []));
}
