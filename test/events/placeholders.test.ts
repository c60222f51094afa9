// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are the placeholders of payloads.
import { describe, expect, test } from 'vitest';
import {
  findPlaceholders,
  inputLabels,
  type PlaceholderValues,
  resolvePlaceholders,
} from '../../src/events/placeholders';

const nowMs = Date.UTC(2026, 10, 23, 8, 22, 5, 849);

function values(): PlaceholderValues {
  let ids = 0;
  return {
    nowMs,
    uuid: () => `uuid-${++ids}`,
    counter: 42,
    env: (name) => ({ STAGE: 'prod', QUOTED: 'say "hi"\n\\o/' })[name],
    input: (label) => (label === 'Order id' ? `typed-${label}` : undefined),
    variables: { customer: 'c-7', limit: 5, isTest: true },
  };
}

function resolved(text: string): string {
  const resolution = resolvePlaceholders(text, values());
  return resolution.kind === 'resolved'
    ? resolution.text
    : resolution.problems
        .map(({ message, offset, length }) => `${text.slice(offset, offset + length)} | ${message}`)
        .join('\n');
}

describe('resolving', () => {
  test.each([
    ['the time', '{"at": "${now}"}', '{"at": "2026-11-23T08:22:05.849Z"}'],
    [
      'the time as a number',
      '{"ms": "${now:epochMs}", "s": "${now:epochSeconds}"}',
      `{"ms": ${nowMs}, "s": ${Math.floor(nowMs / 1000)}}`,
    ],
    ['a new id each time', '["${uuid}", "${uuid}"]', '["uuid-1", "uuid-2"]'],
    ['a counter as a number', '{"n": "${counter}", "id": "o-${counter}"}', '{"n": 42, "id": "o-42"}'],
    ['the environment', '{"stage": "${env:STAGE}"}', '{"stage": "prod"}'],
    ['values as JSON strings need them', '{"a": "x${env:QUOTED}y"}', '{"a": "xsay \\"hi\\"\\n\\\\o/y"}'],
    [
      'input',
      '{"a": "${input:Order id}", "b": "${input:Order id}!"}',
      '{"a": "typed-Order id", "b": "typed-Order id!"}',
    ],
    ['variables with their type', '["${customer}", "${limit}", "${isTest}", "${limit} %"]', '["c-7", 5, true, "5 %"]'],
    ['an escaped one', '["$${now}", "a$${uuid}b"]', '["${now}", "a${uuid}b"]'],
    ['not in names', '{"${now}": 1}', '{"${now}": 1}'],
    ['beside escapes of the string', '["\\"${customer}\\" \\u00e9"]', '["\\"c-7\\" \\u00e9"]'],
    ['within JSON in a string', '{"body": "{\\"id\\": \\"${customer}\\"}"}', '{"body": "{\\"id\\": \\"c-7\\"}"}'],
  ])('%s', (_what, text, expected) => {
    expect(resolved(text)).toBe(expected);
  });

  test.each([
    ['plain JSON', '{ "a" : 1.0,\r\n\t"b":[ ] }\n'],
    ['dollars and braces', '{"price": "$5", "text": "{now} $now ${"}'],
    ['text that is no JSON', '{"a": "${now}'],
    ['nothing', ''],
  ])('%s comes back byte for byte', (_what, text) => {
    expect(resolved(text)).toBe(text);
  });
});

describe('problems', () => {
  test.each([
    [
      '${today}',
      'known are now, uuid, counter, env:NAME, input:Label and the variables of the setting dwell.payload.variables. Write $${ for the characters themselves',
    ],
    [
      '${}',
      'known are now, uuid, counter, env:NAME, input:Label and the variables of the setting dwell.payload.variables. Write $${ for the characters themselves',
    ],
    ['${now:tomorrow}', 'after now: only epochMs and epochSeconds are known'],
    ['${env:}', 'the name of the variable is missing'],
    ['${input:}', 'the label is missing'],
    [
      '${toString}',
      'known are now, uuid, counter, env:NAME, input:Label and the variables of the setting dwell.payload.variables. Write $${ for the characters themselves',
    ],
  ])('%s', (source, reason) => {
    expect(resolved(`{"a": "x ${source} y"}`)).toBe(`${source} | ${source} is not a placeholder: ${reason}.`);
  });

  test('values that are missing are named, all at once and in order', () => {
    expect(resolved('["${env:REGION}", "${nope}", "${input:Other}"]')).toBe(
      [
        "${env:REGION} | ${env:REGION} has no value: the environment variable REGION is not set, or may not be used here (AWS's credentials, an untrusted workspace).",
        '${nope} | ${nope} is not a placeholder: known are now, uuid, counter, env:NAME, input:Label and the variables of the setting dwell.payload.variables. Write $${ for the characters themselves.',
        '${input:Other} | ${input:Other} has no value: nothing was entered for "Other".',
      ].join('\n'),
    );
  });
});

test('finding says what is where, before anything is resolved', () => {
  const text = '{"a": "${now} ${input:Order id}", "b": "${input:Order id}"}';
  const found = findPlaceholders(text, {});
  expect(found.problems).toEqual([]);
  expect(found.placeholders.map(({ source, offset, whole }) => [source, offset, whole !== undefined])).toEqual([
    ['${now}', 7, false],
    ['${input:Order id}', 14, false],
    ['${input:Order id}', 40, true],
  ]);
  expect(inputLabels(found)).toEqual(['Order id']);
});
