import { describe, expect, test } from 'vitest';
import { findEvents } from '../../src/events/captured/findEvents';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:orders:$LATEST';

const record = {
  version: '1.0',
  timestamp: '2026-11-28T10:00:00.000Z',
  requestContext: { requestId: 'r', functionArn: arn, condition: 'RetriesExhausted', approximateInvokeCount: 3 },
  requestPayload: { order: 1 },
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: {
    errorType: 'TypeError',
    errorMessage: 'no price',
    trace: [
      'TypeError: no price',
      '    at price (/var/task/prices.mjs:9:20)',
      '    at handler (/var/task/index.mjs:4:3)',
    ],
  },
};

const found = (value: unknown) =>
  findEvents(typeof value === 'string' ? value : JSON.stringify(value)).map(
    ({ payload, functionName, place, from }) =>
      `${from}: ${functionName ?? '?'} ${payload}${place === undefined ? '' : ` at ${place.path}:${place.line}`}`,
  );

const ofRecord = 'record of a failed invocation: orders {"order":1} at /var/task/prices.mjs:9';

describe('the events in a text', () => {
  test('a record of a failed invocation, as S3 keeps it', () => expect(found(record)).toEqual([ofRecord]));

  test('in the messages of a queue, received or as the event of a poller', () => {
    expect(found({ Messages: [{ MessageId: 'm', Body: JSON.stringify(record) }] })).toEqual([ofRecord]);
    expect(found({ Records: [{ eventSource: 'aws:sqs', body: JSON.stringify(record) }] })).toEqual([ofRecord]);
  });

  test('in a notification, in a message, and on a bus', () => {
    const notification = { Type: 'Notification', Message: JSON.stringify(record) };
    expect(found({ Records: [{ EventSource: 'aws:sns', Sns: { Message: JSON.stringify(record) } }] })).toEqual([
      ofRecord,
    ]);
    expect(found({ Records: [{ eventSource: 'aws:sqs', body: JSON.stringify(notification) }] })).toEqual([ofRecord]);
    expect(found({ 'detail-type': 'Lambda Function Invocation Result - Failure', detail: record })).toEqual([ofRecord]);
  });

  test('a message of a dead-letter queue', () => {
    const attributes = { RequestID: {}, ErrorCode: {}, ErrorMessage: {} };
    const body = '{"order": 2}';
    const wanted = ['dead-letter message: ? {"order": 2}'];
    expect(found({ MessageId: 'm', Body: body, MessageAttributes: attributes })).toEqual(wanted);
    expect(found({ Records: [{ body, messageAttributes: attributes }] })).toEqual(wanted);
  });

  test('in lines of a log', () => {
    const line = (event: string) => `2026-11-28T10:00:00.000Z\t8f6e\tINFO\t${event}`;
    expect(found(`${line('{"a":1}')}\nSTART RequestId: 8f6e\n${line('got [{"b":"}"}] here')}`)).toEqual([
      'text: ? {"a":1}',
      'text: ? [{"b":"}"}]',
    ]);
    const powertools = { level: 'INFO', message: 'Lambda invocation event', function_name: 'orders', event: { a: 1 } };
    expect(found(powertools)).toEqual(['log line: orders {"a":1}']);
  });

  test('in the metadata of a trace', () => {
    expect(found({ id: 's', metadata: { default: { event: { a: 1 } } } })).toEqual(['log line: ? {"a":1}']);
  });

  test('any other JSON is the event itself, as it is written', () => {
    expect(found('{ "id": 12345678901234567890 }')).toEqual(['text: ? { "id": 12345678901234567890 }']);
    expect(found({ Records: [{ eventSource: 'aws:sqs', body: 'plain' }] })).toEqual([
      'text: ? {"Records":[{"eventSource":"aws:sqs","body":"plain"}]}',
    ]);
  });

  test('a number of any length stays as it is in a record', () => {
    const text = JSON.stringify(record).replace('"order":1', '"order":12345678901234567890');
    expect(findEvents(text)[0]?.payload).toBe('{"order":12345678901234567890}');
  });

  test('none in text without JSON, and in broken JSON only what is whole', () => {
    expect(found('START RequestId: 8f6e {oops')).toEqual([]);
    expect(found('{"a": {"b": 1}, oops')).toEqual(['text: ? {"b": 1}']);
  });
});
