import { expect, it } from 'vitest';
import { memberTexts } from '../../src/trace/parse/memberTexts';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { nodeDetails, writtenFacts } from '../../src/webview/waterfall/details/nodeDetails';

const inner = String.raw`{"id":"b1","name":"call","start_time":1690000000.1,"end_time":1690000000.2,
  "annotations":{"order":12345678901234567890,"rate":1.0,"limit":1e400,"open":true,"note":null},
  "metadata":{"default":{"b":1.0,"a":9007199254740993,"a":2},"ids":[1.0, 12345678901234567891,"x, \"y\""],"text":"caf\u00e9"}}`;
const document = `{"id":"a1","trace_id":"1-64bd0000-000000000000000000000001","name":"shop","start_time":1690000000,"end_time":1690000001,"annotations":{"twice":1,"twice":2.0},"subsegments":[${inner}]}`;

/** A group as a reader sees it, a line each fact. */
function facts(id: string, title: string): readonly string[] {
  const [root] = parseTrace([document]).roots;
  const node = [root, ...(root?.children ?? [])].find((one) => one?.id === id);
  if (node === undefined) throw new Error(`There is no ${id}.`);
  const group = nodeDetails(node, writtenFacts(node)).find((one) => one.title === title);
  return (group?.pairs ?? []).map(({ name, value }) => `${name}: ${value}`);
}

it('annotations are shown as they came: digits, and keys given twice', () => {
  expect(facts('b1', 'Annotations')).toEqual([
    'order: 12345678901234567890',
    'rate: 1.0',
    'limit: 1e400',
    'open: true',
  ]);
  expect(facts('a1', 'Annotations')).toEqual(['twice: 1', 'twice: 2.0']);
});

it('metadata too, laid out in lines', () => {
  expect(facts('b1', 'Metadata')).toEqual([
    'default: {\n  "b": 1.0,\n  "a": 9007199254740993,\n  "a": 2\n}',
    'ids: 1.0, 12345678901234567891, x, "y"',
    'text: café',
  ]);
});

it('members of an object are found by their own braces alone', () => {
  expect(memberTexts(' { "a" : {"b": [1, {"c": "}"}]} , "\\u0064":"," } ')).toEqual([
    { name: 'a', value: '{"b": [1, {"c": "}"}]}' },
    { name: 'd', value: '","' },
  ]);
  expect([memberTexts('[1]'), memberTexts('{"a"'), memberTexts('{}')]).toEqual([[], [], []]);
});
