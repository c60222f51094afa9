import { describe, expect, test } from 'vitest';
import { decodeParts, encodeParts } from '../../src/events/encodedParts';
import {
  environmentNames,
  escapePlaceholders,
  fillsInSecrets,
  findPlaceholders,
  inputLabels,
  type PlaceholderValues,
  resolvePlaceholders,
} from '../../src/events/placeholders';
import { gzip } from './sampleContexts';

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
    ['${now:tomorrow}', 'only epochMs and epochSeconds can follow now:'],
    ['${env:}', 'the name of the variable is missing'],
    ['${input:}', 'the label is missing'],
  ])('%s', (source, reason) => {
    expect(resolved(`{"a": "x ${source} y"}`)).toBe(`${source} | ${source} is not a valid placeholder: ${reason}.`);
  });

  test('values that are missing are named, all at once and in order', () => {
    expect(resolved('["${env:REGION}", "${now:x}", "${input:Other}"]')).toBe(
      [
        '${env:REGION} | ${env:REGION} has no value: the environment variable REGION is not set, or payloads may not use it (dwell.payload.environmentVariables).',
        '${now:x} | ${now:x} is not a valid placeholder: only epochMs and epochSeconds can follow now:.',
        '${input:Other} | ${input:Other} has no value: nothing was entered for "Other".',
      ].join('\n'),
    );
  });
});

describe('templates of others', () => {
  test.each([
    '${today}',
    '${}',
    '${customer.name}',
    '${AWS::Region}',
    '${toString}',
    '${file(x.yml):y}',
    '${ssm:/a/b}',
  ])('%s is sent as it is, and marked', (source) => {
    const text = `{"a": "x ${source} y"}`;
    expect(resolved(text)).toBe(text);
    expect(findPlaceholders(text, {}).foreign.map(({ message, offset }) => `${offset} ${message}`)).toEqual([
      `9 ${source} is sent as it is. Placeholders are now, uuid, counter, env:NAME, input:Label, and the variables of dwell.payload.variables.`,
    ]);
  });
});

describe('foreign text that is written into a payload', () => {
  const records = [
    '{"Records":[{"body":"{\\"user\\":\\"${env:STAGE}\\"}"},{"body":"Dear ${customer.name}, $${now} $$${uuid} ${input:Get}"}]}',
    '["${counter}", "$", "${", "$${", "${customer}", "a\\\\${now}", "$$$${limit}"]',
    '{"${now}": "${now}"}',
  ];

  test.each(records)('%s goes out byte for byte', (text) => {
    expect(resolved(escapePlaceholders(text))).toBe(text);
  });

  test('also inside parts that are shown in clear', () => {
    const secret = '{"token":"${env:STAGE}","at":"${now:epochMs}"}';
    const sent = JSON.stringify({ data: Buffer.from(secret).toString('base64') });
    const document = escapePlaceholders(decodeParts(sent, [{ path: ['data'], encoding: 'base64' }], gzip));
    expect(document).toContain('"$${env:STAGE}"');
    expect(encodeParts(resolved(document), gzip)).toBe(sent);
  });

  test('asks for nothing', () => {
    const found = findPlaceholders(escapePlaceholders('["${input:Code}", "${env:GITHUB_TOKEN}"]'), {});
    expect([inputLabels(found), environmentNames(found), fillsInSecrets(found)]).toEqual([[], [], false]);
  });
});

test('a payload of any depth is read', () => {
  const nested = (inner: string): string => '['.repeat(50_000) + inner + ']'.repeat(50_000);
  expect(resolved(nested('"${counter}"'))).toBe(nested('42'));
  expect(encodeParts(nested('"$5"'), gzip)).toBe(nested('"$5"'));
  expect(() => encodeParts(nested('{"$base64":"x"}'), gzip)).toThrow('deeper than 500 levels');
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
