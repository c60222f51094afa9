import { expect, test } from 'vitest';
import { readFunctionReference } from '../../src/local/functions/functionReference';

const place = { region: 'eu-west-1', accountId: '123456789012' };

test.each([
  ['fn', null, 'fn', undefined],
  ['fn', 'live', 'fn', 'live'],
  ['fn:$LATEST', null, 'fn', '$LATEST'],
  ['function', null, 'function', undefined],
  ['123456789012:function:fn', null, 'fn', undefined],
  ['arn:aws:lambda:eu-west-1:123456789012:function:fn', null, 'fn', undefined],
  ['arn:aws:lambda:eu-west-1:123456789012:function:fn:7', null, 'fn', '7'],
  ['arn:aws-cn:lambda:eu-west-1:123456789012:function:fn', '7', 'fn', '7'],
])('%s with %s', (text, query, name, qualifier) => {
  expect(readFunctionReference(text, query, place)).toEqual({ name, qualifier });
});

test.each([
  ['arn:aws:lambda:us-east-1:123456789012:function:fn', 'ResourceNotFoundException'],
  ['999999999999:function:fn', 'ResourceNotFoundException'],
  ['with blank', 'ValidationException'],
  ['../../etc', 'ValidationException'],
  ['', 'ValidationException'],
  ['x'.repeat(200), 'ValidationException'],
])('%s is refused', (text, code) => {
  expect(() => readFunctionReference(text, null, place)).toThrow(expect.objectContaining({ code }));
});
