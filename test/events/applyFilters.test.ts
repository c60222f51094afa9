import { describe, expect, test } from 'vitest';
import { applyFilters, type FilteredKind } from '../../src/events/applyFilters';
import { textToBase64 } from '../../src/events/base64';
import type { JsonObject } from '../../src/events/json';
import { readFilters } from '../../src/events/readFilters';

/** What stands in a table: one case a line, its columns between bars. */
function rows(table: string): readonly (readonly string[])[] {
  const lines = table.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => line.split(' | ').map((cell) => cell.trim()));
}

function read(...patterns: readonly string[]) {
  const read = readFilters(patterns);
  if (!read.ok) throw new Error(read.message);
  return read.filters;
}

function outcome(record: JsonObject, kind: FilteredKind, ...patterns: readonly string[]): string {
  const { kept, dropped } = applyFilters([record], read(...patterns), kind);
  if (kept.length === 1) return 'kept';
  return dropped.length === 1 ? 'dropped' : 'neither';
}

const message = (body: string): JsonObject => ({ messageId: 'm-1', body, eventSource: 'aws:sqs' });

describe('a body that is JSON', () => {
  test.each(
    rows(`
      {"a": ["x"]}                                 | {"a":"x"}                   | kept
      {"a": ["x"]}                                 | {"a":"X"}                   | dropped
      {"a": ["x", "y"]}                            | {"a":"y"}                   | kept
      {"a": ["x"], "b": [1]}                       | {"a":"x","b":1}             | kept
      {"a": ["x"], "b": [1]}                       | {"a":"x","b":2}             | dropped
      {"a": ["x"], "b": [1]}                       | {"a":"x"}                   | dropped
      {"a": [1]}                                   | {"a":1.0}                   | kept
      {"a": [1]}                                   | {"a":"1"}                   | dropped
      {"a": [true]}                                | {"a":true}                  | kept
      {"a": [true]}                                | {"a":"true"}                | dropped
      {"a": [null]}                                | {"a":null}                  | kept
      {"a": [null]}                                | {"a":""}                    | dropped
      {"a": [null]}                                | {}                          | dropped
      {"a": [""]}                                  | {"a":""}                    | kept
      {"a": [""]}                                  | {"a":null}                  | dropped
      {"a": ["x"]}                                 | {"a":["w","x"]}             | kept
      {"a": ["x"]}                                 | {"a":["w"]}                 | dropped
      {"a": ["x"]}                                 | {"a":{"x":1}}               | dropped
      {"a": {"b": ["x"]}}                          | {"a":{"b":"x"}}             | kept
      {"a": {"b": ["x"]}}                          | {"a":"x"}                   | dropped
      {"a": {"b": [1], "c": [2]}}                  | {"a":[{"b":1},{"b":1,"c":2}]} | kept
      {"a": {"b": [1], "c": [2]}}                  | {"a":[{"b":1},{"c":2}]}     | dropped
      {"a": [{"prefix": "x"}]}                     | {"a":"xyz"}                 | kept
      {"a": [{"prefix": "x"}]}                     | {"a":"yx"}                  | dropped
      {"a": [{"prefix": "1"}]}                     | {"a":12}                    | dropped
      {"a": [{"suffix": ".png"}]}                  | {"a":"cat.png"}             | kept
      {"a": [{"suffix": ".png"}]}                  | {"a":"cat.PNG"}             | dropped
      {"a": [{"equals-ignore-case": "Cat"}]}       | {"a":"cAT"}                 | kept
      {"a": [{"equals-ignore-case": "Cat"}]}       | {"a":"cats"}                | dropped
      {"a": [{"anything-but": "x"}]}               | {"a":"y"}                   | kept
      {"a": [{"anything-but": "x"}]}               | {"a":"x"}                   | dropped
      {"a": [{"anything-but": "x"}]}               | {"a":["x","y"]}             | kept
      {"a": [{"anything-but": "x"}]}               | {}                          | dropped
      {"a": [{"anything-but": 5}]}                 | {"a":5}                     | dropped
      {"a": [{"anything-but": ["x", 5]}]}          | {"a":"z"}                   | kept
      {"a": [{"anything-but": ["x", 5]}]}          | {"a":5}                     | dropped
      {"a": [{"anything-but": {"prefix": "x"}}]}   | {"a":"yx"}                  | kept
      {"a": [{"anything-but": {"prefix": "x"}}]}   | {"a":"xy"}                  | dropped
      {"a": [{"anything-but": {"prefix": ["x", "y"]}}]} | {"a":"yz"}             | dropped
      {"a": [{"anything-but": {"suffix": "x"}}]}   | {"a":"yx"}                  | dropped
      {"a": [{"numeric": ["=", 5]}]}               | {"a":5.0}                   | kept
      {"a": [{"numeric": ["=", 5]}]}               | {"a":"5"}                   | dropped
      {"a": [{"numeric": [">", 0, "<=", 5]}]}      | {"a":5}                     | kept
      {"a": [{"numeric": [">", 0, "<=", 5]}]}      | {"a":0}                     | dropped
      {"a": [{"numeric": [">=", 0, "<", 5]}]}      | {"a":0}                     | kept
      {"a": [{"numeric": [">=", 0, "<", 5]}]}      | {"a":5}                     | dropped
      {"a": [{"exists": true}]}                    | {"a":null}                  | kept
      {"a": [{"exists": true}]}                    | {}                          | dropped
      {"a": [{"exists": true}]}                    | {"a":{"b":1}}               | dropped
      {"a": [{"exists": true}]}                    | {"a":[]}                    | dropped
      {"a": [{"exists": false}]}                   | {}                          | kept
      {"a": [{"exists": false}]}                   | {"a":0}                     | dropped
      {"constructor": [{"exists": false}]}         | {}                          | kept
      {"a": {"b": [{"exists": false}]}}            | {}                          | kept
      {"a": {"b": [{"exists": false}]}}            | {"a":{"b":1}}               | dropped
      {"a": [{"exists": false}, "x"]}              | {"a":"x"}                   | kept
      {"$or": [{"a": ["x"]}, {"b": [1]}]}          | {"b":1}                     | kept
      {"$or": [{"a": ["x"]}, {"b": [1]}]}          | {"b":2}                     | dropped
      {"c": [3], "$or": [{"a": ["x"]}, {"b": [1]}]} | {"b":1}                    | dropped
      {"c": [3], "$or": [{"a": ["x"]}, {"b": [1]}]} | {"b":1,"c":3}              | kept
      {"a": {"$or": [{"b": [1]}, {"c": [2]}]}}     | {"a":{"c":2}}               | kept
    `),
  )('%s: %s is %s', (pattern, body, expected) => {
    expect(outcome(message(body), 'sqs', `{"body": ${pattern}}`)).toBe(expected);
  });
});

describe('a body and its pattern, JSON or plain text', () => {
  test.each(
    rows(`
      {"body": {"a": ["x"]}}                    | plain text   | dropped
      {"body": {"a": [{"exists": false}]}}      | plain text   | dropped
      {"body": {"a": [{"exists": false}]}}      | "text"       | dropped
      {"body": {"a": ["x"]}}                    | {"a":"x"     | dropped
      {"body": {"a": ["x"]}}                    | [{"a":"x"}]  | kept
      {"body": ["plain text"]}                  | plain text   | kept
      {"body": [{"prefix": "plain"}]}           | plain text   | kept
      {"body": [{"prefix": "other"}]}           | plain text   | dropped
      {"body": ["12"]}                          | 12           | kept
      {"body": [{"prefix": "{"}]}               | {"a":"x"}    | dropped
      {"messageId": ["m-1"]}                    | plain text   | kept
      {"messageId": ["m-2"]}                    | {"a":"x"}    | dropped
      {"$or": [{"body": {"a": ["x"]}}, {"messageId": ["m-2"]}]} | {"a":"x"} | kept
    `),
  )('%s: %s is %s', (pattern, body, expected) => {
    expect(outcome(message(body), 'sqs', pattern)).toBe(expected);
  });
});

describe('data of Kinesis is matched in clear', () => {
  test.each(
    rows(`
      {"data": {"city": ["Ghent"]}}             | {"city":"Ghent"} | kept
      {"data": {"city": ["Ghent"]}}             | {"city":"Lille"} | dropped
      {"data": {"city": ["Ghent"]}}             | Ghent            | dropped
      {"data": [{"prefix": "Gh"}]}              | Ghent            | kept
      {"eventName": ["aws:kinesis:record"]}     | Ghent            | kept
    `),
  )('%s: %s is %s', (pattern, data, expected) => {
    const record = { kinesis: { data: textToBase64(data) }, eventName: 'aws:kinesis:record' };
    expect(outcome(record, 'kinesis', pattern)).toBe(expected);
  });

  test('bytes that are no text match no pattern for data', () => {
    expect(outcome({ kinesis: { data: '/w==' } }, 'kinesis', '{"data": [{"anything-but": "x"}]}')).toBe('dropped');
  });
});

describe('changes of a DynamoDB table are matched as they are', () => {
  test.each(
    rows(`
      {"eventName": ["INSERT"]}                                          | kept
      {"eventName": ["REMOVE"]}                                          | dropped
      {"dynamodb": {"NewImage": {"total": {"N": ["18.4"]}}}}             | kept
      {"dynamodb": {"NewImage": {"total": {"N": [{"numeric": ["=", 18.4]}]}}}} | dropped
      {"dynamodb": {"NewImage": {"tags": {"SS": ["tea"]}}}}              | kept
      {"dynamodb": {"OldImage": {"total": {"N": [{"exists": false}]}}}}  | kept
      {"userIdentity": {"type": ["Service"]}}                            | dropped
    `),
  )('%s: %s', (pattern, expected) => {
    const NewImage = { total: { N: '18.4' }, tags: { SS: ['web', 'tea'] } };
    expect(outcome({ eventName: 'INSERT', dynamodb: { NewImage } }, 'dynamodb', pattern)).toBe(expected);
  });
});

test('a record needs to match only one filter, and without filters none', () => {
  const patterns = ['{"body": {"a": [1]}}', '{"body": {"b": [1]}}'];
  expect(outcome(message('{"b":1}'), 'sqs', ...patterns)).toBe('kept');
  expect(outcome(message('{"c":1}'), 'sqs', ...patterns)).toBe('dropped');
  expect(outcome(message('anything'), 'sqs')).toBe('kept');
});

test('what stands behind the last record that is wanted is neither kept nor dropped', () => {
  const records = ['1', '2', '3', '2', '1'].map(message);
  const { kept, dropped } = applyFilters(records, read('{"body": ["2", "3"]}'), 'sqs', 2);
  expect([kept.map(({ body }) => body), dropped.map(({ body }) => body)]).toEqual([['2', '3'], ['1']]);
});

describe('a filter that cannot be read is a sentence', () => {
  test.each(
    rows(`
      {"body":                                 | it is not JSON
      ["a"]                                    | $ is a list, not an object
      {}                                       | $ is an empty object
      {"body": "a"}                            | $.body is "a", not a list or an object
      {"body": []}                             | $.body is an empty list
      {"body": {}}                             | $.body is an empty object
      {"body": [["a"]]}                        | $.body[0] is a list, not a value or a comparison
      {"body": [{}]}                           | $.body[0] is an object, not a value or a comparison
      {"body": [{"prefix": 1}]}                | $.body[0].prefix is a number, not a string
      {"body": [{"prefix": "a", "suffix": "b"}]} | $.body[0] has more than one comparison
      {"body": [{"wildcard": "a*"}]}           | $.body[0].wildcard is a comparison that Lambda’s filters do not support
      {"body": [{"exists": "yes"}]}            | $.body[0].exists is "yes", not true or false
      {"body": [{"numeric": [">"]}]}           | $.body[0].numeric has 1 items, not a comparison and a number, once or twice
      {"body": [{"numeric": ["!", 1]}]}        | $.body[0].numeric[0] is "!", not one of = < <= > >=
      {"body": [{"numeric": [">", "1"]}]}      | $.body[0].numeric[1] is "1", not a number
      {"body": [{"anything-but": []}]}         | $.body[0]["anything-but"] is an empty list
      {"body": [{"anything-but": {"exists": true}}]} | $.body[0]["anything-but"].exists is a comparison that Lambda’s filters do not support
      {"$or": {"body": ["a"]}}                 | $["$or"] is an object, not a list
      {"$or": [1]}                             | $["$or"][0] is a number, not an object
    `),
  )('%s', (pattern, reason) => {
    expect(readFilters(['{"body": ["fine"]}', pattern])).toEqual({
      ok: false,
      message: `The filter ${pattern} cannot be applied because ${reason}. Correct the mapping’s filter criteria.`,
    });
  });
});
