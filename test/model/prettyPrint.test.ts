import { describe, expect, test } from 'vitest';
import { prettyPrint } from '../../src/model/base/prettyPrint';

describe('JSON set out in lines', () => {
  test('keeps every digit, escape, key and order as written', () => {
    const text = String.raw`{"id":12345678901234567890,"v":1.0,"e":1e400,"z":-0,"a":1,"a":2,"10":0,"2":0,"s":"\u00e9\/ \"x\""}`;
    expect(prettyPrint(text)).toBe(String.raw`{
  "id": 12345678901234567890,
  "v": 1.0,
  "e": 1e400,
  "z": -0,
  "a": 1,
  "a": 2,
  "10": 0,
  "2": 0,
  "s": "\u00e9\/ \"x\""
}`);
  });

  test('has empty lists and objects on one line, whatever blanks they had', () => {
    expect(prettyPrint('[ {} ,[\n],{"a":[ 1 , { } ]} , "[,]" ]')).toBe(
      '[\n  {},\n  [],\n  {\n    "a": [\n      1,\n      {}\n    ]\n  },\n  "[,]"\n]',
    );
  });

  test.each(['', 'null', '"a\\nb"', '12345678901234567890', 'not json {', '{"a":', '<html>'])('leaves %j', (text) => {
    expect(prettyPrint(text)).toBe(text);
  });

  test('is the layout of JSON.stringify for what JavaScript can hold', () => {
    const value = { a: [1, 'x', null, { b: true }], c: {}, d: [], e: 'ü"\\' };
    expect(prettyPrint(JSON.stringify(value))).toBe(JSON.stringify(value, undefined, 2));
  });

  test('takes a hundred thousand levels', () => {
    const text = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(prettyPrint(text).replaceAll(/\s/g, '')).toBe(text);
  });
});
