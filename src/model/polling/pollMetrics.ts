import { formatDuration } from '../base/duration';
import { plural } from '../base/plural';
import type { PeekableService } from '../connection/recordSource';
import type { MappingSettings } from '../function/eventSourceMapping';

/**
 * CloudWatch metrics that tell how far a mapping is. Counts are those of `EventCount`, for the whole mapping
 * (https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html).
 */
export type PollMetricName =
  | 'IteratorAge'
  | 'ApproximateAgeOfOldestMessage'
  | 'PolledEventCount'
  | 'FilteredOutEventCount'
  | 'InvokedEventCount'
  | 'FailedInvokeEventCount'
  | 'DeletedEventCount'
  | 'DroppedEventCount'
  | 'OnFailureDestinationDeliveredEventCount';

/** One metric since a record was sent: the maximum of an age, the sum of a count. */
export interface PollMetric {
  readonly name: PollMetricName;
  /** Milliseconds of `IteratorAge`, seconds of `ApproximateAgeOfOldestMessage`; `undefined` without a data point. */
  readonly value: number | undefined;
}

/** What CloudWatch said at one time. */
export interface PollMetrics {
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly metrics: readonly PollMetric[];
}

/** What to ask CloudWatch about. */
export interface PollMetricsRequest {
  readonly arn: string;
  readonly functionName: string;
  readonly mappingUuid: string;
  readonly names: readonly PollMetricName[];
  /** Epoch milliseconds. */
  readonly fromMs: number;
}

/** Dollars for one metric of GetMetricData, beyond the free tier (https://aws.amazon.com/cloudwatch/pricing/). */
const usdPerMetric = 0.01 / 1000;

const counts = ['PolledEventCount', 'FilteredOutEventCount', 'InvokedEventCount', 'FailedInvokeEventCount'] as const;

/** The metrics that a record's mapping can have. Counts only where it publishes them. */
export function pollMetricsOf({
  source,
  settings,
}: {
  readonly source: { readonly service: PeekableService };
  readonly settings: Pick<MappingSettings, 'metrics'>;
}): readonly PollMetricName[] {
  const isQueue = source.service === 'sqs';
  const age = isQueue ? ('ApproximateAgeOfOldestMessage' as const) : ('IteratorAge' as const);
  if (!settings.metrics.includes('EventCount')) return [age];
  const ends = isQueue
    ? (['DeletedEventCount'] as const)
    : (['DroppedEventCount', 'OnFailureDestinationDeliveredEventCount'] as const);
  return [age, ...counts, ...ends];
}

/** `CloudWatch charges for 6 metrics: about $0.00006.` */
export function metricsCostText(names: readonly PollMetricName[]): string {
  const usd = (names.length * usdPerMetric).toFixed(5);
  return `CloudWatch charges for ${plural(names.length, 'metric')}: about $${usd}.`;
}

/** What metrics say, a sentence each. */
export function describePollMetrics({ metrics }: PollMetrics): readonly string[] {
  const known = metrics.filter(({ value }) => value !== undefined);
  if (known.length === 0) return ['CloudWatch has no data yet. Metrics are published once a minute or later.'];
  const ages = known.flatMap(({ name, value = 0 }) => {
    if (name === 'IteratorAge') return [`The mapping is up to ${formatDuration(value)} behind (IteratorAge).`];
    if (name !== 'ApproximateAgeOfOldestMessage') return [];
    return [`The oldest message of the queue is ${formatDuration(value * 1000)} old.`];
  });
  const counted = known.flatMap(({ name, value }) => {
    const word = countWords[name];
    return word === undefined ? [] : [`${value} ${word}`];
  });
  const all = counted.length === 0 ? [] : [`All records of the mapping since then: ${counted.join(', ')}.`];
  return [...ages, ...all];
}

const countWords: Readonly<Partial<Record<PollMetricName, string>>> = {
  PolledEventCount: 'polled',
  FilteredOutEventCount: 'filtered out',
  InvokedEventCount: 'in invocations, retries included',
  FailedInvokeEventCount: 'failed',
  DeletedEventCount: 'deleted after success',
  DroppedEventCount: 'dropped',
  OnFailureDestinationDeliveredEventCount: 'sent to the destination',
};
