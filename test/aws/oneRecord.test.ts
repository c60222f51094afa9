import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { AwsPolledRecords } from '../../src/aws/records/awsPolledRecords';
import type { RecordContent, SendRecordRequest } from '../../src/model/polling/recordContent';
import { type Behavior, CountingServer } from './countingServer';
import { gatewayTo } from './testConnection';

/** Each kind of record is one request, whatever comes back: a second one would be a second record. */
const queue = 'arn:aws:sqs:eu-west-1:123456789012:orders';
const table = 'arn:aws:dynamodb:eu-west-1:123456789012:table/items/stream/2026-01-01T00:00:00.000';
const traceId = '1-65a00000-000000000000000000000001';

const sends: Readonly<Record<RecordContent['kind'], readonly [operation: string, request: SendRecordRequest]>> = {
  message: [
    'AmazonSQS.SendMessage',
    {
      service: 'sqs',
      arn: queue,
      traceId,
      content: { kind: 'message', body: 'ä', attributes: {}, groupId: undefined, delaySeconds: undefined },
    },
  ],
  record: [
    'Kinesis_20131202.PutRecord',
    {
      service: 'kinesis',
      arn: 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks',
      traceId,
      content: { kind: 'record', dataBase64: 'w6Q=', partitionKey: 'k' },
    },
  ],
  put: [
    'DynamoDB_20120810.PutItem',
    { service: 'dynamodb', arn: table, traceId, content: { kind: 'put', item: { id: { S: 'ä' } } } },
  ],
  delete: [
    'DynamoDB_20120810.DeleteItem',
    { service: 'dynamodb', arn: table, traceId, content: { kind: 'delete', key: { id: { S: 'ä' } } } },
  ],
};
const kinds = ['message', 'record', 'put', 'delete'] as const;

/** Of `ä`: the SDK compares it. */
const md5 = createHash('md5').update('ä').digest('hex');

const json = (status: number, body: object): Behavior => {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'req-1' });
    response.end(JSON.stringify(body));
  };
};

const page: Behavior = (_request, response) => {
  response.writeHead(503, { 'content-type': 'text/html' });
  response.end('<html><body>Somebody in between</body></html>');
};

const situations: readonly (readonly [name: string, behavior: Behavior, outcome: string])[] = [
  ['success', json(200, { MessageId: 'm-1', MD5OfMessageBody: md5, ShardId: 's', SequenceNumber: '1' }), 'sent'],
  ['an error of the service', json(400, { __type: 'ValidationException', message: 'no' }), 'refused'],
  ['a throttle', json(400, { __type: 'ProvisionedThroughputExceededException', message: 'slow down' }), 'refused'],
  ['500', json(500, { __type: 'InternalFailure', message: 'no' }), 'refused'],
  ['a page with 503', page, 'lost'],
  ['a closed connection', (_request, _response, socket) => socket.end(), 'lost'],
  ['a reset', (_request, _response, socket) => socket.resetAndDestroy(), 'lost'],
  ['silence', () => undefined, 'lost'],
];

let server: CountingServer | undefined;
afterEach(() => server?.stop());

/** Finds the queue, and treats what is sent as told. */
async function start(behavior: Behavior): Promise<CountingServer> {
  const started = await CountingServer.start((request, response, socket) => {
    if (request.headers['x-amz-target'] !== 'AmazonSQS.GetQueueUrl') behavior(request, response, socket);
    else json(200, { QueueUrl: `${started.url}/123456789012/orders` })(request, response, socket);
  });
  server = started;
  return started;
}

function recordsOf(url: string): AwsPolledRecords {
  const gateway = gatewayTo(url);
  const decisions = async () => ({ ok: true, value: undefined }) as const;
  return new AwsPolledRecords({ gateway, ofSources: gateway }, decisions, Date.now);
}

function sent(operation: string): number {
  return (server?.requests ?? []).filter(({ headers }) => headers['x-amz-target'] === operation).length;
}

describe.each(kinds)('a %s is sent once', (kind) => {
  const [operation, request] = sends[kind];

  it.each(situations)('when it meets %s', async (name, behavior, outcome) => {
    const { url } = await start(behavior);
    // Nobody waits long for an answer that never comes; the others may take their time on a busy machine.
    const signal = AbortSignal.timeout(name === 'silence' ? 1_000 : 30_000);
    const answer = await recordsOf(url).send(request, signal);
    expect(answer.kind).toBe(outcome);
    // The time may be over before the queue's address is known: then nothing is sent.
    if (name === 'silence') expect(sent(operation)).toBeLessThanOrEqual(1);
    else expect(sent(operation)).toBe(1);
  });

  it('even when the environment asks the SDK for more attempts', async () => {
    process.env.AWS_MAX_ATTEMPTS = '7';
    try {
      const { url } = await start(json(500, { __type: 'InternalFailure', message: 'no' }));
      await recordsOf(url).send(request, AbortSignal.timeout(30_000));
      expect(sent(operation)).toBe(1);
    } finally {
      delete process.env.AWS_MAX_ATTEMPTS;
    }
  });
});

describe('a redrive', () => {
  it.each(situations.filter(([name]) => name !== 'silence'))(
    'is started once when it meets %s',
    async (_name, behavior) => {
      const { url } = await start(behavior);
      await recordsOf(url).redrive(queue, AbortSignal.timeout(30_000));
      expect(sent('AmazonSQS.StartMessageMoveTask')).toBe(1);
    },
  );
});

it('a message has the trace ID that was made for it', async () => {
  const { url } = await start(json(200, { MessageId: 'm-1' }));
  const [, request] = sends.message;
  await recordsOf(url).send(request, AbortSignal.timeout(30_000));
  const message = server?.requests.find(({ headers }) => headers['x-amz-target'] === 'AmazonSQS.SendMessage');
  expect(JSON.parse(message?.body ?? '')).toMatchObject({
    MessageBody: 'ä',
    MessageSystemAttributes: { AWSTraceHeader: { StringValue: `Root=${traceId};Sampled=1` } },
  });
});
