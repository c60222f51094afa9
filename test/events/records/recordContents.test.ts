import { expect, test } from 'vitest';
import { eventOfContent } from '../../../src/events/records/eventOfContent';
import { recordContents } from '../../../src/events/records/recordContents';
import { sampleEvents } from '../../../src/events/samples';

test('text that is no event is one message or record as it is', () => {
  expect(recordContents('hello', 'sqs')).toMatchObject([{ kind: 'message', body: 'hello' }]);
  expect(recordContents('{ "id": 1 }', 'kinesis')).toEqual([
    { kind: 'record', dataBase64: btoa('{ "id": 1 }'), partitionKey: '1' },
  ]);
  expect(recordContents('{"Records":[]}', 'sqs')).toMatchObject([{ kind: 'message', body: '{"Records":[]}' }]);
});

test('an item is plain JSON or DynamoDB’s', () => {
  const item = {
    id: { S: 'a' },
    n: { N: '1' },
    on: { BOOL: true },
    list: { L: [{ NULL: true }] },
    m: { M: { x: { S: '' } } },
  };
  expect(recordContents('{"id":"a","n":1,"on":true,"list":[null],"m":{"x":""}}', 'dynamodb')).toEqual([
    { kind: 'put', item },
  ]);
  expect(recordContents(JSON.stringify(item), 'dynamodb')).toEqual([{ kind: 'put', item }]);
  expect(recordContents('[1]', 'dynamodb')).toEqual([]);
  expect(recordContents('{}', 'dynamodb')).toEqual([]);
  expect(recordContents('no JSON', 'dynamodb')).toEqual([]);
});

test.each(['sqs', 'kinesis', 'dynamodb'] as const)('an event of %s is its records, there and back', (service) => {
  const arns = {
    sqs: 'arn:aws:sqs:us-east-1:123456789012:orders',
    kinesis: 'arn:aws:kinesis:us-east-1:123456789012:stream/clicks',
    dynamodb: 'arn:aws:dynamodb:us-east-1:123456789012:table/carts/stream/2026',
  };
  expect(sampleEvents.some((sample) => sample.service === service)).toBe(true);
  const records = {
    sqs: [
      { body: '{"id":1}', messageAttributes: { kind: { dataType: 'String', stringValue: 'new' } } },
      { body: 'two' },
    ],
    kinesis: [{ kinesis: { data: 'aGk=', partitionKey: 'a' } }, { kinesis: { data: 'aG8=', partitionKey: 'b' } }],
    dynamodb: [{ dynamodb: { NewImage: { id: { S: 'a' } } } }, { dynamodb: { Keys: { id: { S: 'b' } } } }],
  }[service];
  const contents = recordContents(JSON.stringify({ Records: records }), service);
  expect(contents).toHaveLength(2);
  const source = { service, arn: arns[service], name: 'x' };
  const again = contents.flatMap((content) =>
    recordContents(JSON.stringify(eventOfContent(content, source, 'shard:1')), service),
  );
  expect(again).toEqual(contents);
});
