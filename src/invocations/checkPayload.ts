import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { isJson } from '../model/base/prettyPrint';
import type { InvocationMode } from '../model/invocation/invocation';

/** Why a payload is not sent. `offset`: the position in the text, in UTF-16 units, if there is one. */
export interface PayloadProblem {
  readonly message: string;
  readonly offset: number | undefined;
}

/** 6 MB for a synchronous payload, 1 MB for an event (https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html). */
const maxBytes: Readonly<Record<InvocationMode, number>> = {
  RequestResponse: 6 * 1024 * 1024,
  DryRun: 6 * 1024 * 1024,
  ResponseStream: 6 * 1024 * 1024,
  Event: 1024 * 1024,
};

/** Bytes in UTF-8 of one UTF-16 unit, at most. */
const maxBytesOfUnit = 3;

/** Finds the first reason not to send the text; `undefined` when Lambda accepts it. */
export function checkPayload(text: string, mode: InvocationMode): PayloadProblem | undefined {
  const problem = isJson(text) ? undefined : syntaxProblem(text);
  if (problem !== undefined) return problem;
  const limit = maxBytes[mode];
  if (text.length * maxBytesOfUnit <= limit) return undefined;
  const bytes = payloadSize(text);
  if (bytes <= limit) return undefined;
  const kind = mode === 'Event' ? 'an asynchronous' : 'a synchronous';
  return {
    message: `The payload has ${megabytes(bytes)}, but ${kind} invocation accepts at most ${megabytes(limit)}. Make it smaller, or pass a reference to an object in S3.`,
    offset: undefined,
  };
}

function syntaxProblem(text: string): PayloadProblem | undefined {
  const errors: ParseError[] = [];
  parseTree(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const [error] = errors;
  if (error === undefined) return undefined;
  return {
    message: `The payload is not JSON: ${words[printParseErrorCode(error.error)] ?? 'this symbol is not allowed here'}.`,
    offset: error.offset,
  };
}

const encoder = new TextEncoder();

/** Bytes on the wire. */
export function payloadSize(text: string): number {
  return encoder.encode(text).byteLength;
}

function megabytes(bytes: number): string {
  const value = bytes / (1024 * 1024);
  return `${Number.isInteger(value) ? value : value.toFixed(2)} MB`;
}

/** Explains the parser's error codes. */
const words: Readonly<Record<string, string>> = {
  ValueExpected: 'a value is expected here',
  PropertyNameExpected: 'a property name in double quotes is expected here',
  ColonExpected: 'a colon is expected here',
  CommaExpected: 'a comma is expected here',
  CloseBraceExpected: 'a closing brace is missing',
  CloseBracketExpected: 'a closing bracket is missing',
  EndOfFileExpected: 'nothing may follow the value',
  InvalidCommentToken: 'comments are not allowed',
  UnexpectedEndOfString: 'the string has no closing quote',
  UnexpectedEndOfNumber: 'the number is not complete',
  InvalidNumberFormat: 'the number is not complete',
  InvalidEscapeCharacter: 'the escape in the string is not valid',
  InvalidUnicode: 'the escape in the string is not valid',
  InvalidCharacter: 'a control character in a string must be escaped',
};
