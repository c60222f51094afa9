import { afterEach, expect, test } from 'vitest';
import { AwsPolledRecords } from '../../src/aws/records/awsPolledRecords';
import { describePollMetrics, metricsCostText, pollMetricsOf } from '../../src/model/polling/pollMetrics';
import { makeMapping } from '../triggers/makeMapping';
import { awsError, type Behavior, CountingServer } from './countingServer';
import { gatewayTo } from './testConnection';

/** What CloudWatch knows of a mapping: one call, on demand. */
let server: CountingServer | undefined;
afterEach(() => server?.stop());

const { signal } = new AbortController();
const sentMs = Date.parse('2026-11-28T12:00:30Z');
const stream = 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks';
const queue = 'arn:aws:sqs:eu-west-1:123456789012:orders';

/** The metrics of a mapping that publishes counts, or none. */
function namesOf(arn: string, metrics: readonly string[]) {
  const service = arn === queue ? 'sqs' : 'kinesis';
  return pollMetricsOf({ source: { service }, settings: makeMapping(arn, { metrics }).settings });
}

async function read(arn: string, metrics: readonly string[], behavior: Behavior) {
  server = await CountingServer.start(behavior);
  const gateway = gatewayTo(server.url);
  const records = new AwsPolledRecords(
    { gateway, ofSources: gateway },
    async () => ({ ok: true, value: undefined }),
    () => sentMs + 120_000,
  );
  const names = namesOf(arn, metrics);
  return records.readMetrics({ arn, functionName: 'count', mappingUuid: 'uuid-1', names, fromMs: sentMs }, signal);
}

function answering(values: Readonly<Record<string, readonly number[]>>): Behavior {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
    const MetricDataResults = Object.entries(values).map(([Id, Values]) => ({ Id, Values, Timestamps: [] }));
    response.end(JSON.stringify({ MetricDataResults }));
  };
}

test('the age and the counts of a stream, by minutes since the record was sent', async () => {
  const values = { m0: [1_200, 61_000], m1: [3, 4], m3: [7], m4: [1] };
  const result = await read(stream, ['EventCount'], answering(values));
  expect(server?.requests).toHaveLength(1);
  const [request] = server?.requests ?? [];
  expect(request?.headers['x-amz-target']).toBe('GraniteServiceVersion20100801.GetMetricData');
  const body = JSON.parse(request?.body ?? '{}');
  expect(new Date(body.StartTime * 1000).toISOString()).toBe('2026-11-28T12:00:00.000Z');
  expect(new Date(body.EndTime * 1000).toISOString()).toBe('2026-11-28T12:03:00.000Z');
  expect(
    body.MetricDataQueries.map(
      ({ MetricStat: { Metric, Stat, Period } }: { MetricStat: { Metric: Metric; Stat: string; Period: number } }) =>
        `${Metric.Namespace} ${Metric.MetricName} ${Metric.Dimensions.map(({ Name, Value }) => `${Name}=${Value}`)} ${Stat} ${Period}`,
    ),
  ).toEqual([
    'AWS/Lambda IteratorAge FunctionName=count Maximum 60',
    'AWS/Lambda PolledEventCount EventSourceMappingUUID=uuid-1 Sum 60',
    'AWS/Lambda FilteredOutEventCount EventSourceMappingUUID=uuid-1 Sum 60',
    'AWS/Lambda InvokedEventCount EventSourceMappingUUID=uuid-1 Sum 60',
    'AWS/Lambda FailedInvokeEventCount EventSourceMappingUUID=uuid-1 Sum 60',
    'AWS/Lambda DroppedEventCount EventSourceMappingUUID=uuid-1 Sum 60',
    'AWS/Lambda OnFailureDestinationDeliveredEventCount EventSourceMappingUUID=uuid-1 Sum 60',
  ]);
  expect(result.ok && describePollMetrics({ atMs: sentMs, metrics: result.value })).toEqual([
    'The mapping is up to 1 min 1 s behind (IteratorAge).',
    'All records of the mapping since then: 7 polled, 7 in invocations, retries included, 1 failed.',
  ]);
});

interface Metric {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions: readonly { readonly Name: string; readonly Value: string }[];
}

test('of a queue without counts only the age of its oldest message is read and charged for', async () => {
  const names = namesOf(queue, []);
  expect(metricsCostText(names)).toBe('CloudWatch charges for 1 metric: about $0.00001.');
  const result = await read(queue, [], answering({ m0: [42] }));
  expect(server?.requests[0]?.body).toContain('"Name":"QueueName","Value":"orders"');
  expect(result.ok && describePollMetrics({ atMs: sentMs, metrics: result.value })).toEqual([
    'The oldest message of the queue is 42 s old.',
  ]);
});

test('without a data point it says why', async () => {
  const result = await read(stream, [], answering({}));
  expect(result.ok && describePollMetrics({ atMs: sentMs, metrics: result.value })).toEqual([
    'CloudWatch has no data yet. Metrics are published once a minute or later.',
  ]);
});

test('a missing permission is named', async () => {
  const sentence = 'User: x is not authorized to perform: cloudwatch:GetMetricData because no policy allows it';
  const result = await read(stream, [], awsError(403, 'AccessDeniedException', sentence));
  expect(!result.ok && result.failure.message).toContain('cloudwatch:GetMetricData');
});
