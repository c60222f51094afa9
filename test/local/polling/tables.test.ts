import { expect, test } from 'vitest';
import { nextRun } from '../../../src/local/sources/buses/schedule';
import { readCondition } from '../../../src/local/sources/tables/conditionExpression';
import { readUpdate } from '../../../src/local/sources/tables/updateExpression';

const item = {
  id: { N: '7' },
  name: { S: 'cocoa' },
  tags: { SS: ['a', 'b'] },
  parts: { L: [{ S: 'x' }, { M: { n: { N: '1' } } }] },
};
const scope = {
  names: { '#n': 'name', '#count': 'count' },
  values: { ':c': { S: 'co' }, ':five': { N: '5' }, ':nine': { N: '9' }, ':a': { S: 'a' }, ':set': { SS: ['b', 'c'] } },
};

test.each([
  ['begins_with(#n, :c) AND id BETWEEN :five AND :nine', true],
  ['NOT attribute_exists(missing) AND contains(tags, :a)', true],
  ['id IN (:five, :nine) OR size(#n) = :five', true],
  ['(id < :five OR id > :nine)', false],
  ['parts[1].n < :five', true],
  ['attribute_not_exists(#n)', false],
  ['#n <> :c', true],
])('condition %s is %s', (text, expected) => {
  expect(readCondition(text, 'ConditionExpression', scope)(item)).toBe(expected);
});

test.each(['id =', 'id = :nobody', '#nobody = :c', 'id ! :five', 'id = :five AND'])(
  'condition %s is refused',
  (text) => {
    expect(() => readCondition(text, 'ConditionExpression', scope)).toThrow('Invalid ConditionExpression');
  },
);

test('an update sets, removes, adds and deletes', () => {
  const update = readUpdate(
    'SET #n = :a, #count = if_not_exists(#count, :five) + :nine, parts = list_append(parts, parts) REMOVE parts[0] ADD id :five, tags :set',
    scope,
  );
  const changed = update(item);
  expect(changed).toMatchObject({
    name: { S: 'a' },
    count: { N: '14' },
    id: { N: '12' },
    tags: { SS: ['a', 'b', 'c'] },
  });
  expect(readUpdate('DELETE tags :set', scope)(item)).toMatchObject({ tags: { SS: ['a'] } });
  expect(() => readUpdate('SET a.b = :a', scope)(item)).toThrow('document path');
});

test.each([
  ['rate(5 minutes)', 300],
  ['rate(1 hour)', 3600],
  ['cron(0/15 * * * ? *)', 600],
  ['cron(30 10 ? * MON-FRI *)', 1800],
  ['every day', undefined],
])('%s runs next in %s s', (expression, seconds) => {
  // A Monday, 10:05 UTC for the first two kinds; 10:00 for a time of day.
  const nowMs = Date.UTC(2026, 10, 30, 10, expression.includes('MON') ? 0 : 5);
  expect(nextRun(expression, nowMs)).toBe(seconds);
});
