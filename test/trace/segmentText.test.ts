import { expect, it } from 'vitest';
import { segmentText } from '../../src/trace/parse/segmentText';

const document =
  '{"id":"aa","metadata":{"id":"bb","n":12345678901234567890},"subsegments":[{"cause":{"exceptions":[{"id":"cc"}]},"id":"dd","size":1.0,"size":1e400,"subsegments":[{ "id" : "bb","text":"} ] \\" {" }]}]}';

it.each([
  ['a whole segment', 'aa', document],
  [
    'a subsegment',
    'dd',
    '{"cause":{"exceptions":[{"id":"cc"}]},"id":"dd","size":1.0,"size":1e400,"subsegments":[{ "id" : "bb","text":"} ] \\" {" }]}',
  ],
  ['a subsegment of a subsegment, not metadata of the same id', 'bb', '{ "id" : "bb","text":"} ] \\" {" }'],
  ['an exception is not a segment', 'cc', undefined],
  ['an id that is not there', 'ee', undefined],
])('%s', (_name, id, text) => {
  expect(segmentText(document, id)).toBe(text);
});

it('text that is not JSON has no segments', () => {
  expect(segmentText('{"id":"aa"', 'aa')).toBeUndefined();
});

it('any depth', () => {
  const depth = 20_000;
  const deep = `${'{"subsegments":['.repeat(depth)}{"id":"aa"}${']}'.repeat(depth)}`;
  expect(segmentText(deep, 'aa')).toBe('{"id":"aa"}');
});
