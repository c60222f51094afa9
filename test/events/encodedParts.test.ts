import { describe, expect, test } from 'vitest';
import { decodeParts, type EncodedPart, encodeParts } from '../../src/events/encodedParts';
import { eventTypes } from '../../src/events/eventTypes';
import { makeSample, sampleEvents } from '../../src/events/samples';
import { context, gzip } from './sampleContexts';

const dataPart: readonly EncodedPart[] = [{ path: ['data'], encoding: 'base64' }];

describe('encoding on send', () => {
  test.each([
    ['text', '{"data": {"$base64": "hällo"}}', '{"data": "aMOkbGxv"}'],
    ['an object, compactly', '{"data": {"$base64": { "a": 1 }}}', '{"data": "eyJhIjoxfQ=="}'],
    ['JSON text', '{"body": {"$json": { "a": "b" }}}', '{"body": "{\\"a\\":\\"b\\"}"}'],
    ['marks within marks', '{"body": {"$json": {"data": {"$base64": "x"}}}}', '{"body": "{\\"data\\":\\"eA==\\"}"}'],
    ['escaped marks', '{"a": {"$$base64": "x"}, "b": {"$$$json": 1}}', '{"a": {"$base64": "x"}, "b": {"$$json": 1}}'],
    ['a mark with a neighbor is none', '{"a": {"$base64": "x", "b": 1}}', '{"a": {"$base64": "x", "b": 1}}'],
    ['an unknown mark is none', '{"a": {"$hex": "x"}}', '{"a": {"$hex": "x"}}'],
    [
      'the rest stays as written',
      '{ "n": 1.0, "big": 12345678901234567890,\n\t"data":{"$base64":""} }',
      '{ "n": 1.0, "big": 12345678901234567890,\n\t"data":"" }',
    ],
    [
      'large numbers keep their digits',
      '{"data": {"$json": [12345678901234567890, 1.0]}}',
      '{"data": "[12345678901234567890,1.0]"}',
    ],
    ['escaped marks within marks', '{"data": {"$json": [{"$$json": 1}]}}', '{"data": "[{\\"$json\\":1}]"}'],
    ['text that is no JSON', '{"data": ', '{"data": '],
  ])('%s', (_what, clear, sent) => {
    expect(encodeParts(clear, gzip)).toBe(sent);
  });

  test('gzip', () => {
    const { data } = JSON.parse(encodeParts('{"data": {"$gzipBase64": {"a": 1}}}', gzip));
    expect(new TextDecoder().decode(gzip.unpack(Buffer.from(data, 'base64')))).toBe('{"a":1}');
  });
});

describe('decoding for editing', () => {
  test('puts JSON over lines as the text has them', () => {
    const sent = '{\n  "data": "eyJhIjoxfQ=="\n}\n';
    expect(decodeParts(sent, dataPart, gzip)).toBe('{\n  "data": {\n    "$base64": {\n      "a": 1\n    }\n  }\n}\n');
  });

  test.each([
    ['text', 'hällo', '{"data":{"$base64":"hällo"}}'],
    ['JSON with blanks stays text', '{ "a": 1 }', '{"data":{"$base64":"{ \\"a\\": 1 }"}}'],
    ['numbers that JSON.parse would change stay text', '{"a":1.0}', '{"data":{"$base64":"{\\"a\\":1.0}"}}'],
    ['a scalar stays text', '42', '{"data":{"$base64":"42"}}'],
    ['what looks like a mark is escaped', '{"$json":1}', '{"data":{"$base64":{"$$json":1}}}'],
  ])('%s', (_what, content, clear) => {
    const sent = JSON.stringify({ data: Buffer.from(content).toString('base64') });
    expect(decodeParts(sent, dataPart, gzip)).toBe(clear);
    expect(encodeParts(clear, gzip)).toBe(sent);
  });

  test.each([
    ['bytes that are no text', '{"data":"/w=="}'],
    ['base64 that is not written as AWS does', '{"data":"aGk"}'],
    ['nothing', '{"data":""}'],
    ['no string', '{"data":7}'],
    ['another place', '{"other":"aGk="}'],
  ])('%s stays as it is', (_what, sent) => {
    expect(decodeParts(sent, dataPart, gzip)).toBe(sent);
  });

  test('what is not gzip stays as it is', () => {
    expect(decodeParts('{"data":"aGk="}', [{ path: ['data'], encoding: 'gzipBase64' }], gzip)).toBe('{"data":"aGk="}');
  });

  test('objects of the event that look like marks are escaped and come back', () => {
    const sent = '{"filter":{"$base64":"x"},"deep":[{"$$json":2}]}';
    const clear = decodeParts(sent, dataPart, gzip);
    expect(clear).toBe('{"filter":{"$$base64":"x"},"deep":[{"$$$json":2}]}');
    expect(encodeParts(clear, gzip)).toBe(sent);
  });
});

test.each(sampleEvents.map((sample) => [sample.id, sample] as const))(
  '%s: sent, edited and sent again',
  (id, sample) => {
    const event = makeSample(id, context);
    const sent = encodeParts(JSON.stringify(event, undefined, 2), gzip);
    const parts = eventTypes[sample.eventType].encodedParts;
    expect(encodeParts(decodeParts(sent, parts, gzip), gzip)).toBe(sent);
    const binaryParts = parts.filter((part) => part.encoding !== 'json');
    expect(JSON.parse(decodeParts(sent, binaryParts, gzip))).toEqual(event);
  },
);
