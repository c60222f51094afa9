import { describe, expect, test } from 'vitest';
import { filterRecords } from '../../src/events/filterPattern';
import type { JsonObject } from '../../src/events/json';

function queue(body: string): JsonObject {
  return { messageId: 'm', body, eventSource: 'aws:sqs' };
}

function stream(data: string): JsonObject {
  return { kinesis: { partitionKey: 'k', data: Buffer.from(data).toString('base64') }, eventSource: 'aws:kinesis' };
}

const order =
  '{"type":"order","total":20,"customer":{"name":"Zoë","vip":true},"tags":["new","eu"],"note":"","gone":null}';

/** Pattern, and whether the order above fits. */
const cases: readonly (readonly [string, boolean])[] = [
  ['{"body":{"type":["order"]}}', true],
  ['{"body":{"type":["refund"]}}', false],
  ['{"body":{"type":["refund","order"]}}', true],
  ['{"body":{"type":["order"],"total":[21]}}', false],
  ['{"body":{"customer":{"vip":[true]}}}', true],
  ['{"body":{"customer":{"vip":[false]}}}', false],
  ['{"body":{"tags":["eu"]}}', true],
  ['{"body":{"note":[""]}}', true],
  ['{"body":{"gone":[null]}}', true],
  ['{"body":{"type":[{"prefix":"or"}]}}', true],
  ['{"body":{"type":[{"suffix":"der"}]}}', true],
  ['{"body":{"type":[{"prefix":"der"}]}}', false],
  ['{"body":{"type":[{"equals-ignore-case":"ORDER"}]}}', true],
  ['{"body":{"type":[{"anything-but":"refund"}]}}', true],
  ['{"body":{"type":[{"anything-but":["refund","order"]}]}}', false],
  ['{"body":{"type":[{"anything-but":{"prefix":"ref"}}]}}', true],
  ['{"body":{"total":[{"numeric":[">",0,"<=",20]}]}}', true],
  ['{"body":{"total":[{"numeric":["<",20]}]}}', false],
  ['{"body":{"total":[{"numeric":["=",20]}]}}', true],
  ['{"body":{"total":[{"numeric":[">"]}]}}', false],
  ['{"body":{"type":[{"exists":true}]}}', true],
  ['{"body":{"nothing":[{"exists":false}]}}', true],
  ['{"body":{"nothing":[{"anything-but":"x"}]}}', false],
  ['{"body":{"customer":[{"exists":true}]}}', false],
  ['{"body":{"$or":[{"type":["refund"]},{"total":[20]}]}}', true],
  ['{"body":{"$or":[{"type":["refund"]},{"total":[21]}]}}', false],
  ['{"messageId":["m"]}', true],
  ['{"body":[{"prefix":"{"}]}', true],
  ['{}', true],
];

describe('a queue’s message', () => {
  test.each(cases)('%s: %s', (pattern, fits) => {
    expect(filterRecords([queue(order)], [pattern]).kept.length).toBe(fits ? 1 : 0);
  });
});

test('patterns are alternatives, and without any all records are kept', () => {
  const records = [queue('{"a":1}'), queue('{"a":2}'), queue('{"a":3}')];
  const { kept, dropped } = filterRecords(records, ['{"body":{"a":[1]}}', '{"body":{"a":[3]}}']);
  expect([kept.map(({ body }) => body), dropped]).toEqual([['{"a":1}', '{"a":3}'], 1]);
  expect(filterRecords(records, []).kept).toBe(records);
});

test('a pattern of objects drops data that is no JSON, a pattern of text takes it', () => {
  expect(filterRecords([queue('plain')], ['{"body":{"a":[1]}}']).dropped).toBe(1);
  expect(filterRecords([queue('plain')], ['{"body":["plain"]}']).dropped).toBe(0);
});

test('the data of Kinesis is matched decoded', () => {
  expect(filterRecords([stream('{"a":1}'), stream('{"a":2}')], ['{"data":{"a":[2]}}']).kept).toHaveLength(1);
  expect(filterRecords([stream('plain')], ['{"data":["plain"]}']).kept).toHaveLength(1);
  expect(filterRecords([stream('plain')], ['{"partitionKey":["k"]}']).kept).toHaveLength(1);
});

test('DynamoDB is matched by its own key', () => {
  const record = { eventName: 'INSERT', dynamodb: { NewImage: { total: { N: '7' } } } };
  expect(filterRecords([record], ['{"dynamodb":{"NewImage":{"total":{"N":["7"]}}}}']).kept).toHaveLength(1);
  expect(filterRecords([record], ['{"eventName":["REMOVE"]}']).kept).toHaveLength(0);
});

test.each([
  ['no JSON', '{'],
  ['a list', '[1]'],
])('a filter that is %s lets nothing through, and says so', (_, pattern) => {
  const { kept, problems } = filterRecords([queue('{}')], [pattern]);
  expect([kept.length, problems.length]).toEqual([0, 1]);
  expect(problems[0]).toContain('lets nothing through.');
});
