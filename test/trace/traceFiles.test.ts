import { describe, expect, test } from 'vitest';
import { toOtlp } from '../../src/trace/export/toOtlp';
import { toXrayJson } from '../../src/trace/export/toXrayJson';

import { readTraceFile } from '../../src/trace/files/readTraceFile';
import { renderWaterfall } from './renderWaterfall';
import { situations } from './situations';

const traceId = '1-6ab15580-0123456789abcdef01234567';

/** What no format can carry on: times that are none, two documents with one id. */
const broken = ['brokenTimes', 'duplicateId'];
const whole = Object.entries(situations).filter(([name]) => !broken.includes(name));

describe('a trace that was exported and is read again looks as before', () => {
  test.each(whole)('%s, as OTLP', (_, documents) => {
    const file = readTraceFile(JSON.stringify(toOtlp(documents)));
    expect(file.kind === 'traces' && file.traces.map((trace) => renderWaterfall(trace.documents))).toEqual([
      renderWaterfall(documents),
    ]);
  });

  test.each(Object.entries(situations))('%s, as X-Ray JSON', (_, documents) => {
    expect(readTraceFile(toXrayJson(traceId, documents))).toEqual({
      kind: 'traces',
      traces: [{ traceId, documents, isLimitExceeded: false }],
    });
  });
});

test('an export to OTLP keeps every digit of whole numbers, also when it is read again', () => {
  const document =
    '{"id":"70de5b6f19ff9a0a","trace_id":"1-6ab15580-0123456789abcdef01234567","name":"shop","start_time":1790000000,"end_time":1790000001,"annotations":{"order":9007199254740993,"below":-9223372036854775808,"beyond":12345678901234567890,"text":"9007199254740993"},"metadata":{"default":{"id":12345678901234567890,"text":"\\"12345678901234567890"}}}';
  const values = toOtlp([document]).resourceSpans[0]?.scopeSpans[0]?.spans[0]?.attributes ?? [];
  const shown = values.filter(({ key }) => /annotations|metadata/.test(key)).map(({ key, value }) => [key, value]);
  expect(Object.fromEntries(shown)).toEqual({
    'aws.xray.annotations.order': { intValue: '9007199254740993' },
    'aws.xray.annotations.below': { intValue: '-9223372036854775808' },
    'aws.xray.annotations.beyond': { stringValue: '12345678901234567890' },
    'aws.xray.annotations.text': { stringValue: '9007199254740993' },
    'aws.xray.metadata': {
      stringValue: '{"default":{"id":12345678901234567890,"text":"\\"12345678901234567890"}}',
    },
  });
  const file = readTraceFile(JSON.stringify(toOtlp([document])));
  const [read = ''] = file.kind === 'traces' ? (file.traces[0]?.documents ?? []) : [];
  expect(read).toContain('"order":9007199254740993');
  expect(read).toContain('"below":-9223372036854775808');
  // OTLP has no whole number of that size: it is text from there on.
  expect(read).toContain('"beyond":"12345678901234567890"');
  expect(read).toContain('"text":"9007199254740993"');
  expect(read).toContain('{"id":12345678901234567890,');
});

test('spans of OpenTelemetry become segments and calls', () => {
  const attribute = (key: string, value: string | number) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  });
  const span = { traceId: '6ab155800123456789abcdef01234567', startTimeUnixNano: '1790000000000000000' };
  const otlp = {
    resourceSpans: [
      {
        resource: { attributes: [attribute('service.name', 'shop'), attribute('cloud.platform', 'aws_lambda')] },
        scopeSpans: [
          {
            spans: [
              {
                ...span,
                spanId: 'aaaaaaaaaaaaaaaa',
                name: 'shop/handler',
                kind: 2,
                endTimeUnixNano: '1790000000100000000',
                status: { code: 2 },
                events: [
                  {
                    name: 'exception',
                    attributes: [
                      attribute('exception.type', 'TypeError'),
                      attribute('exception.message', 'boom'),
                      attribute('exception.stacktrace', 'TypeError: boom\n    at pay (/var/task/app.js:42:7)'),
                    ],
                  },
                ],
              },
              {
                ...span,
                spanId: 'bbbbbbbbbbbbbbbb',
                parentSpanId: 'aaaaaaaaaaaaaaaa',
                name: 'DynamoDB.GetItem',
                kind: 3,
                endTimeUnixNano: '1790000000050000000',
                attributes: [attribute('rpc.system', 'aws-api'), attribute('rpc.method', 'GetItem')],
              },
              {
                ...span,
                spanId: 'cccccccccccccccc',
                parentSpanId: 'aaaaaaaaaaaaaaaa',
                name: 'GET',
                kind: 3,
                endTimeUnixNano: '1790000000080000000',
                attributes: [
                  attribute('http.request.method', 'GET'),
                  attribute('url.full', 'https://shop.example/cart'),
                  attribute('http.response.status_code', 429),
                ],
              },
            ],
          },
        ],
      },
    ],
  };
  const file = readTraceFile(JSON.stringify(otlp));
  expect(
    file.kind === 'traces' && file.traces.map((trace) => `${trace.traceId}\n${renderWaterfall(trace.documents)}`),
  ).toEqual([
    expect.stringMatching(
      /^1-6ab15580-0123456789abcdef01234567\n! shop\/handler \(function\).*TypeError: boom\n {2}! GET \(call\).*429\n {2}DynamoDB\.GetItem \(call\).*GetItem\n$/,
    ),
  ]);
});

test.each([
  ['{', /^This file is not JSON\. Dwell opens X-Ray traces/],
  ['{}', /^This file contains no trace\. Dwell opens X-Ray traces .* Zipkin JSON\.$/],
  ['{"Traces":[{"Segments":[]}]}', /^This file contains no trace\. Dwell opens X-Ray traces .* Zipkin JSON\.$/],
  ['[1,{"id":"x"}]', /^This file contains no trace\. Dwell opens X-Ray traces .* Zipkin JSON\.$/],
])('%s is no trace file, in a sentence', (text, sentence) => {
  const file = readTraceFile(text);
  expect(file.kind === 'unreadable' && file.text).toMatch(sentence);
});

test('bare documents are sorted by their trace', () => {
  const document = (id: string, trace: string) => ({ id, trace_id: trace, name: 'shop', start_time: 1_790_000_000 });
  const file = readTraceFile(JSON.stringify([document('a', 't1'), document('b', 't2'), document('c', 't1')]));
  expect(file.kind === 'traces' && file.traces.map((trace) => `${trace.traceId} ${trace.documents.length}`)).toEqual([
    't1 2',
    't2 1',
  ]);
});
