import { GetMetricDataCommand, type MetricDataQuery } from '@aws-sdk/client-cloudwatch';
import type { Result } from '../../model/connection/result';
import type { PollMetric, PollMetricName, PollMetricsRequest } from '../../model/polling/pollMetrics';
import type { AwsGateway } from '../calls/awsGateway';
import { queueName } from './queueUrl';

const minuteMs = 60_000;

/** Reads metrics with one call of GetMetricData, by minutes, since the minute of `fromMs`. CloudWatch charges for each metric. */
export function readPollMetrics(
  gateway: AwsGateway,
  request: PollMetricsRequest,
  nowMs: number,
  signal: AbortSignal,
): Promise<Result<readonly PollMetric[]>> {
  const about = { action: 'cloudwatch:GetMetricData', subject: `event source mapping ${request.mappingUuid}` };
  return gateway.read(about, signal, async ({ cloudWatch }) => {
    const command = new GetMetricDataCommand({
      StartTime: new Date(Math.floor(request.fromMs / minuteMs) * minuteMs),
      EndTime: new Date(Math.ceil(nowMs / minuteMs) * minuteMs),
      MetricDataQueries: request.names.map((name, at) => queryOf(name, at, request)),
    });
    const { MetricDataResults = [] } = await cloudWatch.send(command, { abortSignal: signal });
    return request.names.map((name, at) => {
      const values = MetricDataResults.find(({ Id }) => Id === idOf(at))?.Values ?? [];
      return { name, value: values.length === 0 ? undefined : statisticOf(name).of(values) };
    });
  });
}

/** Ids begin with a lower-case letter. */
function idOf(at: number): string {
  return `m${at}`;
}

function queryOf(name: PollMetricName, at: number, request: PollMetricsRequest): MetricDataQuery {
  const { namespace, dimension, value } = placeOf(name, request);
  return {
    Id: idOf(at),
    MetricStat: {
      Metric: { Namespace: namespace, MetricName: name, Dimensions: [{ Name: dimension, Value: value }] },
      Period: 60,
      Stat: statisticOf(name).name,
    },
  };
}

function placeOf(name: PollMetricName, { arn, functionName, mappingUuid }: PollMetricsRequest) {
  switch (name) {
    case 'ApproximateAgeOfOldestMessage':
      return { namespace: 'AWS/SQS', dimension: 'QueueName', value: queueName(arn) };
    case 'IteratorAge':
      return { namespace: 'AWS/Lambda', dimension: 'FunctionName', value: functionName };
    default:
      return { namespace: 'AWS/Lambda', dimension: 'EventSourceMappingUUID', value: mappingUuid };
  }
}

function statisticOf(name: PollMetricName): {
  readonly name: 'Maximum' | 'Sum';
  readonly of: (values: readonly number[]) => number;
} {
  if (name === 'IteratorAge' || name === 'ApproximateAgeOfOldestMessage') {
    return { name: 'Maximum', of: (values) => Math.max(...values) };
  }
  return { name: 'Sum', of: (values) => values.reduce((sum, value) => sum + value, 0) };
}
