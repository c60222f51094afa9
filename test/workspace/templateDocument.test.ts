import { expect, test } from 'vitest';
import { readTemplate } from '../../src/workspace/template/templateDocument';

test('a JSON template is read as JSON, with the line of every key', () => {
  const document = readTemplate(`{
  "Resources": {
    "A": { "Type": "AWS::Lambda::Function", "Properties": { "List": [{ "Key": 1 }, "B"] } },
    "Q\\u0075eue": {
      "Properties": {
        "Text": "a \\"quoted\\": {brace"
      }
    },
    "B": {}
  }
}`);
  expect(document.problems).toEqual([]);
  expect(document.lineOf(['Resources'])).toBe(1);
  expect(document.lineOf(['Resources', 'A', 'Properties', 'List'])).toBe(2);
  expect(document.lineOf(['Resources', 'Queue', 'Properties', 'Text'])).toBe(5);
  expect(document.lineOf(['Resources', 'B'])).toBe(8);
  expect(document.lineOf(['Resources', 'Key'])).toBe(0);
});

test.each([
  ['a long number', '{ "Resources": { "A": 123456789012345678 } }', { Resources: { A: '123456789012345678' } }],
  ['a trailing comma', '{ "Resources": { "A": "x", } }', { Resources: { A: 'x' } }],
  ['tags', '{ Resources: { A: !Ref B } }', { Resources: { A: { Ref: 'B' } } }],
])('%s is left to the reader of YAML', (_, text, content) => {
  expect(readTemplate(text).content).toEqual(content);
});
