import {
  DescribeStreamCommand,
  ListShardsCommand,
  PutRecordCommand,
  PutRecordsCommand,
  SplitShardCommand,
} from '@aws-sdk/client-kinesis';
import { GetEventSourceMappingCommand, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { kinesisClient, lambdaClient, outline, segmentsOf, sqsClient } from '../clients';
import { delivered, makeProject, type PollingService, range, startPolling } from './pollingService';

let service: PollingService;
const stream = (id: string, name: string, shards = 1) =>
  `  ${id}: { Type: AWS::Kinesis::Stream, Properties: { Name: ${name}, ShardCount: ${shards} } }\n`;
const consumer = (name: string, handler: string, source: string, more = '') => `  ${name}:
    Type: AWS::Serverless::Function
    Properties:
      FunctionName: ${name.toLowerCase()}
      Handler: consumer.${handler}
      Tracing: Active
      Environment: Calls(${name.toLowerCase()})
      Events:
        Records:
          Type: Kinesis
          Properties: { Stream: !GetAtt ${source}.Arn, StartingPosition: TRIM_HORIZON, BatchSize: 10, ${more} }
`;
beforeAll(async () => {
  const failure = 'DestinationConfig: { OnFailure: { Type: SQS, Destination: !GetAtt Failures.Arn } }';
  service = await startPolling(
    makeProject(
      [
        '  Failures: { Type: AWS::SQS::Queue, Properties: { QueueName: failures } }\n',
        stream('Plain', 'plain'),
        consumer('Plainly', 'collects', 'Plain'),
        stream('Retried', 'retried'),
        consumer('Retries', 'collects', 'Retried', `MaximumRetryAttempts: 1, ${failure}`),
        stream('Halved', 'halved'),
        consumer(
          'Halves',
          'collects',
          'Halved',
          `MaximumRetryAttempts: 0, BisectBatchOnFunctionError: true, ${failure}`,
        ),
        stream('Named', 'named'),
        consumer(
          'Names',
          'reports',
          'Named',
          'MaximumRetryAttempts: 1, FunctionResponseTypes: [ReportBatchItemFailures]',
        ),
        stream('Aged', 'aged'),
        consumer('Ages', 'collects', 'Aged', `MaximumRecordAgeInSeconds: 600, ${failure}`),
        stream('Many', 'many', 4),
        consumer('Lanes', 'slow', 'Many', 'ParallelizationFactor: 2'),
        stream('Windowed', 'windowed'),
        consumer('Sums', 'sums', 'Windowed', 'TumblingWindowInSeconds: 60'),
        stream('Chosen', 'chosen'),
        consumer(
          'Chooses',
          'collects',
          'Chosen',
          `FilterCriteria: { Filters: [{ Pattern: '{"data":{"id":[{"numeric":[">",6]}]}}' }] }`,
        ),
        stream('Split', 'split'),
        consumer('Splits', 'collects', 'Split'),
      ].join(''),
    ),
  );
});
afterAll(() => service.stop());

async function put(
  StreamName: string,
  items: readonly { readonly id: number; readonly poison?: boolean }[],
  keyOf = (_id: number) => 'key',
) {
  const Records = items.map((one) => ({ Data: Buffer.from(JSON.stringify(one)), PartitionKey: keyOf(one.id) }));
  return (await kinesisClient(service).send(new PutRecordsCommand({ StreamName, Records }))).Records ?? [];
}

/** The next record in the failure queue about a stream. */
async function failureOf(streamName: string): Promise<Record<string, never>> {
  const QueueUrl = `${service.endpoint}/000000000000/failures`;
  for (;;) {
    const { Messages = [] } = await sqsClient(service).send(
      new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1, VisibilityTimeout: 0, MaxNumberOfMessages: 10 }),
    );
    const record = Messages.map(({ Body = '' }) => JSON.parse(Body)).find((one) =>
      one.KinesisBatchInfo.streamArn.endsWith(`/${streamName}`),
    );
    if (record !== undefined) return record;
  }
}

async function kindsOf(name: string): Promise<readonly string[]> {
  const events = await service.events();
  return events.flatMap(({ sourceArn, kind }) => (sourceArn.endsWith(`/${name}`) ? [kind] : []));
}

test('records come in order, in batches, once', async () => {
  await put(
    'plain',
    range(25).map((id) => ({ id })),
  );
  await expect.poll(() => delivered(service.calls('plainly'))).toEqual(range(25));
  expect(service.calls('plainly').every(({ ids }) => ids.length <= 10)).toBe(true);
  const { EventSourceMappings: [mapping] = [] } = await lambdaClient(service).send(
    new ListEventSourceMappingsCommand({ FunctionName: 'plainly' }),
  );
  const { State, LastProcessingResult } = await lambdaClient(service).send(
    new GetEventSourceMappingCommand({ UUID: mapping?.UUID }),
  );
  expect([State, LastProcessingResult]).toEqual(['Enabled', 'OK']);
});

test('a failing batch is tried twice under one trace, blocks its shard, and is told to the destination', async () => {
  const sent = await put('retried', [{ id: 1 }, { id: 2, poison: true }, { id: 3 }]);
  const record = await failureOf('retried');
  expect(record).toEqual({
    requestContext: {
      requestId: expect.any(String),
      functionArn: 'arn:aws:lambda:us-east-1:000000000000:function:retries',
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 2,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: expect.stringMatching(/Z$/),
    KinesisBatchInfo: {
      shardId: 'shardId-000000000000',
      startSequenceNumber: sent[0]?.SequenceNumber,
      endSequenceNumber: sent[2]?.SequenceNumber,
      approximateArrivalOfFirstRecord: expect.any(String),
      approximateArrivalOfLastRecord: expect.any(String),
      batchSize: 3,
      streamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/retried',
    },
  });
  expect(delivered(service.calls('retries'))).toEqual([1, 2, 3, 1, 2, 3]);
  await expect.poll(() => kindsOf('retried')).toContain('unblocked');
  const events = (await service.events()).filter(({ sourceArn }) => sourceArn.endsWith('/retried'));
  const traces = new Set(events.flatMap((one) => (one.kind === 'invoked' ? [one.traceId] : [])));
  expect(traces.size).toBe(1);
  const lines = outline(await segmentsOf(service, [...traces][0] ?? ''));
  expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
    'retries AWS::Lambda 200',
    'retries AWS::Lambda::Function error',
    'retries AWS::Lambda 200',
    'retries AWS::Lambda::Function error',
  ]);
  await put('retried', [{ id: 4 }]);
  await expect.poll(() => delivered(service.calls('retries')).at(-1)).toBe(4);
});

test('bisecting isolates the poison record: all others are done, one is given up', async () => {
  const sent = await put(
    'halved',
    range(8).map((id) => ({ id, poison: id === 5 })),
  );
  const record = await failureOf('halved');
  expect(record).toMatchObject({
    KinesisBatchInfo: {
      batchSize: 1,
      startSequenceNumber: sent[5]?.SequenceNumber,
      endSequenceNumber: sent[5]?.SequenceNumber,
    },
  });
  await expect.poll(() => delivered(service.calls('halves')).at(-1)).toBe(7);
  const alone = service.calls('halves').filter(({ ids }) => !ids.includes(5));
  expect([...delivered(alone)].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 6, 7]);
});

test('a partial answer goes on at the record it names', async () => {
  await put(
    'named',
    range(6).map((id) => ({ id, poison: id === 4 })),
  );
  await expect
    .poll(() => service.calls('names').map(({ ids }) => ids))
    .toEqual([
      [0, 1, 2, 3, 4, 5],
      [4, 5],
    ]);
  await put('named', [{ id: 6 }]);
  await expect.poll(() => delivered(service.calls('names')).at(-1)).toBe(6);
});

test('a record that is too old is given up, with the age as the reason', async () => {
  await put('aged', [{ id: 1, poison: true }]);
  expect(await failureOf('aged')).toMatchObject({ requestContext: { condition: 'RecordAgeExceeded' } });
  await put('aged', [{ id: 2 }]);
  await expect.poll(() => delivered(service.calls('ages')).at(-1)).toBe(2);
});

test('shards and lanes run at the same time, and each partition key stays in order', async () => {
  const keyOf = (id: number) => `key-${id % 13}`;
  for (const start of [0, 100, 200])
    await put(
      'many',
      range(100).map((id) => ({ id: start + id })),
      keyOf,
    );
  await expect.poll(() => delivered(service.calls('lanes')).length).toBe(300);
  const ids = delivered(service.calls('lanes'));
  expect([...ids].sort((a, b) => a - b)).toEqual(range(300));
  for (const key of range(13)) {
    const own = ids.filter((id) => keyOf(id) === `key-${key}`);
    expect(own).toEqual([...own].sort((a, b) => a - b));
  }
});

test('a tumbling window hands its state on, and ends with a call without records', async () => {
  await put(
    'windowed',
    range(30).map((id) => ({ id })),
  );
  await expect.poll(() => service.calls('sums').some((one) => one.isFinalInvokeForWindow)).toBe(true);
  const finals = () => service.calls('sums').filter((one) => one.isFinalInvokeForWindow);
  await expect
    .poll(() => finals().reduce((sum, { state }) => sum + (state?.sum ?? 0), 0))
    .toBe(range(30).reduce((sum, id) => sum + id, 0));
  expect(finals()[0]?.ids).toEqual([]);
  expect(finals()[0]?.window).toEqual({ start: expect.stringMatching(/Z$/), end: expect.stringMatching(/Z$/) });
});

test('what no filter matches is passed over, and the checkpoint moves on', async () => {
  await put(
    'chosen',
    range(10).map((id) => ({ id })),
  );
  await expect.poll(() => delivered(service.calls('chooses'))).toEqual([7, 8, 9]);
  await expect.poll(() => kindsOf('chosen')).toContain('checkpointed');
});

test('after a split the parent is read to its end before its children', async () => {
  const client = kinesisClient(service);
  await put(
    'split',
    range(5).map((id) => ({ id })),
  );
  const NewStartingHashKey = String(1n << 127n);
  await client.send(
    new SplitShardCommand({ StreamName: 'split', ShardToSplit: 'shardId-000000000000', NewStartingHashKey }),
  );
  await put(
    'split',
    range(20).map((id) => ({ id: id + 5 })),
    (id) => `key-${id}`,
  );
  await expect.poll(() => delivered(service.calls('splits')).length).toBe(25);
  expect(delivered(service.calls('splits')).slice(0, 5)).toEqual(range(5));
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: 'split' }));
  expect(Shards.map(({ ParentShardId }) => ParentShardId)).toEqual([
    undefined,
    'shardId-000000000000',
    'shardId-000000000000',
  ]);
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamName: 'split' }));
  expect(StreamDescription?.StreamStatus).toBe('ACTIVE');
  const { SequenceNumber } = await client.send(
    new PutRecordCommand({ StreamName: 'split', Data: Buffer.from('{"id":25}'), PartitionKey: 'x' }),
  );
  expect(SequenceNumber).toMatch(/^49\d{54}$/);
});
