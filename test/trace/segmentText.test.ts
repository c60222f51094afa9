import { expect, it } from 'vitest';
import { nodeText } from '../../src/trace/parse/nodeText';
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

it.each([
  ['the id behind the subsegments', '{"subsegments":[{"id":"bb"}],"name":"\\"]{","id":"aa"}', 'aa'],
  ['the same id in a string', '{"name":"\\"id\\":\\"aa\\"","subsegments":[{"n":1.0,"id" : "aa"}],"id":"cc"}', 'aa'],
  ['a string that ends with backslashes', '{"id":"cc","name":"\\\\","subsegments":[{"name":"\\\\","id":"aa"}]}', 'aa'],
  ['the same id in metadata, before and after', '{"id":"cc","metadata":{"id":"aa"},"subsegments":[{"id":"aa"}]}', 'aa'],
  ['an escaped id beside one in metadata', '{"metadata":{"id":"aa"},"id":"\\u0061a"}', 'aa'],
  ['a parent of the same id', '{"id":"cc","subsegments":[{"parent_id":"aa","id":"bb"},{"id":"aa"}]}', 'aa'],
  ['an id with a quotation mark', '{"id":"a\\"a"}', 'a"a'],
  ['the later of two ids', '{"id":"cc","id":"aa"}', 'aa'],
])('a node is found by its id as in the whole document: %s', (_name, text, id) => {
  expect(segmentText(text, id)).toBeDefined();
  expect(nodeText(text, id)).toBe(segmentText(text, id));
});
