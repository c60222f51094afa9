import { describe, expect, test } from 'vitest';
import { toOtlp } from '../../src/trace/export/toOtlp';
import { decodeText } from '../../src/trace/files/decodeText';
import { readTraceFile } from '../../src/trace/files/readTraceFile';
import { contributions } from '../../src/trace/measure/contributions';
import { allNodes } from '../../src/trace/normalize/lambdaNodes';
import { readStack } from '../../src/trace/otlp/readStack';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { describeTrace, traceSentence } from '../../src/trace/rows/describeTrace';
import { makeRun, makeService, makeSubsegment } from './makeSegment';
import { renderWaterfall } from './renderWaterfall';

const traceId = '1-6ab15580-0123456789abcdef01234567';
const hexId = '6ab155800123456789abcdef01234567';
const run = makeRun({ id: 'aaaaaaaaaaaaaaaa', from: 0, to: 100 });
const work = makeRun({
  id: 'bbbbbbbbbbbbbbbb',
  parent_id: 'aaaaaaaaaaaaaaaa',
  type: 'subsegment',
  name: 'db',
  from: 10,
  to: 50,
});
const entry = { Id: 'aaaaaaaaaaaaaaaa', Document: run };

const nanos = (ms: number): string => `${1_790_000_000_000 + ms}000000`;
const span = {
  traceId: hexId,
  spanId: 'aaaaaaaaaaaaaaaa',
  name: 'shop',
  kind: 2,
  startTimeUnixNano: nanos(0),
  endTimeUnixNano: nanos(100),
};
const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] };
const otlp = { resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] };

const base64Span = {
  ...span,
  traceId: Buffer.from(hexId, 'hex').toString('base64'),
  spanId: Buffer.from('aaaaaaaaaaaaaaaa', 'hex').toString('base64'),
};

describe('opens as the one trace that it is', () => {
  test.each<readonly [string, string]>([
    ['what BatchGetTraces answers', JSON.stringify({ Traces: [{ Id: traceId, Segments: [entry] }] })],
    ['one of its traces', JSON.stringify({ Id: traceId, Segments: [entry] })],
    ['its segments', JSON.stringify([entry])],
    ['documents by `jq -c`', `${run}\n${work}\n`],
    ['documents by `jq .`', [run, work].map((text) => JSON.stringify(JSON.parse(text), undefined, 2)).join('\n')],
    ['documents as text, by `jq .Document`', [run, work].map((text) => JSON.stringify(text)).join('\n')],
    ['lists of lists by --query', JSON.stringify([[run, work]])],
    ['text of the AWS CLI', `${run}\t${work}`],
    ['what PutTraceSegments takes', JSON.stringify({ TraceSegmentDocuments: [run] })],
    ['lines to the daemon', `{"format": "json", "version": 1}\n${run}\n{"format": "json", "version": 1}\n${work}`],
    ['documents that are parsed', JSON.stringify({ Traces: [{ Segments: [{ Document: JSON.parse(run) }] }] })],
    [
      'two pages one after the other',
      `${JSON.stringify({ Traces: [{ Id: traceId, Segments: [entry] }] })}{"Traces":[]}`,
    ],
    ['OTLP', JSON.stringify(otlp)],
    ['OTLP, a line each', `${JSON.stringify(otlp)}\n${JSON.stringify({ resourceSpans: [] })}\n`],
    [
      'OTLP of Tempo',
      JSON.stringify({ batches: [{ resource, instrumentationLibrarySpans: [{ spans: [base64Span] }] }] }),
    ],
    [
      'OTLP of Tempo 2',
      JSON.stringify({ trace: { resourceSpans: [{ resource, scopeSpans: [{ spans: [base64Span] }] }] } }),
    ],
    ['OTLP of Jaeger 3', JSON.stringify({ result: otlp })],
    [
      'a span of aws/spans',
      JSON.stringify({ ...span, kind: 'SERVER', resource: { attributes: { 'service.name': 'shop' } } }),
    ],
    ['spans of a query', JSON.stringify({ results: [[{ field: '@message', value: JSON.stringify(span) }]] })],
    ['log events', JSON.stringify({ events: [{ message: JSON.stringify(span) }] })],
    [
      'Jaeger',
      JSON.stringify({
        data: [
          {
            traceID: hexId,
            spans: [
              {
                traceID: hexId,
                spanID: 'aaaaaaaaaaaaaaaa',
                operationName: 'shop',
                startTime: 1.79e15,
                duration: 1e5,
                processID: 'p',
              },
            ],
            processes: { p: { serviceName: 'shop' } },
          },
        ],
      }),
    ],
    [
      'Zipkin 2',
      JSON.stringify([[{ traceId: hexId, id: 'aaaaaaaaaaaaaaaa', name: 'shop', timestamp: 1.79e15, duration: 1e5 }]]),
    ],
    [
      'Zipkin 1',
      JSON.stringify([
        {
          traceId: hexId,
          id: 'aaaaaaaaaaaaaaaa',
          name: 'shop',
          annotations: [
            { value: 'sr', timestamp: 1.79e15 },
            { value: 'ss', timestamp: 1.79e15 + 1e5 },
          ],
        },
      ]),
    ],
  ])('%s', (_, text) => {
    const file = readTraceFile(text);
    expect(file.kind === 'traces' && file.traces.map((one) => one.traceId)).toEqual([traceId]);
    const documents = file.kind === 'traces' ? (file.traces[0]?.documents ?? []) : [];
    expect(renderWaterfall(documents)).toMatch(/^shop \(\w+\) +\|#+\| +100 ms/);
  });

  test.each(['utf-16le', 'utf-16be', 'utf-8'])('%s, with and without a mark', (encoding) => {
    const encode = (text: string): Uint8Array => {
      if (encoding === 'utf-8') return new TextEncoder().encode(text);
      const bytes = Buffer.from(text, 'utf16le');
      return encoding === 'utf-16be' ? bytes.swap16() : bytes;
    };
    for (const mark of ['', '\uFEFF']) {
      expect(readTraceFile(decodeText(encode(mark + run)))).toMatchObject({ traces: [{ traceId, documents: [run] }] });
    }
  });
});

test('a file says that X-Ray cut its trace, and a line that was cut off is counted', () => {
  const cut = JSON.stringify({ Traces: [{ Id: traceId, LimitExceeded: true, Segments: [entry] }] });
  expect(readTraceFile(cut)).toMatchObject({ traces: [{ isLimitExceeded: true }] });
  const file = readTraceFile(`${run}\n{"id": "bb`);
  expect(file.kind === 'traces' && renderWaterfall(file.traces[0]?.documents ?? [])).toContain(
    'problem: unreadable × 1',
  );
});

test('enum names are read, names and status text kept, ids that are not hexadecimal survive the round trip', () => {
  const status = { code: 'STATUS_CODE_ERROR', message: 'out of stock' };
  const odd = { ...span, traceId: 'order 7', spanId: 'first', name: 'GET /cart', kind: 'SPAN_KIND_SERVER', status };
  const attributes = [
    { key: 'tags', value: { arrayValue: { values: [{ stringValue: 'a' }, { stringValue: 'b' }] } } },
    { key: 'code.file.path', value: { stringValue: '/var/task/cart.ts' } },
    { key: 'code.line.number', value: { intValue: '42' } },
  ];
  const call = {
    ...odd,
    spanId: 'second',
    parentSpanId: 'first',
    name: 'charge',
    kind: 'SPAN_KIND_CLIENT',
    attributes,
  };
  const text = JSON.stringify({
    resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'lib' }, spans: [odd, call] }] }],
  });
  const once = readTraceFile(text);
  const documents = once.kind === 'traces' ? (once.traces[0]?.documents ?? []) : [];
  expect(renderWaterfall(documents)).toMatch(/^! GET \/cart \(segment\).*out of stock\n {2}! charge \(call\)/);
  const [root, inner] = allNodes(parseTrace(documents));
  expect(root?.metadata).toMatchObject({ resource: { 'service.name': 'shop' }, scope: { name: 'lib' } });
  expect(inner?.annotations.tags).toBe('a, b');
  expect(inner?.source).toEqual({ path: '/var/task/cart.ts', line: 42, label: '' });
  const exported = JSON.stringify(toOtlp(documents));
  expect(exported).toMatch(/"spanId":"[0-9a-f]{16}"/);
  expect(readTraceFile(exported)).toEqual(once);
});

test('stack traces of other languages lead to their lines', () => {
  const first = (text: string) => readStack(text)[0]?.stack?.[0];
  expect(first('java.lang.X: no\n\tat com.shop.Repo.get(Repo.java:42)')).toMatchObject({
    path: 'com/shop/Repo.java',
    line: 42,
  });
  expect(first('System.X: no\n   at Shop.Repo.Get(String id) in /src/Repo.cs:line 7')).toMatchObject({
    path: '/src/Repo.cs',
    line: 7,
  });
  expect(first('goroutine 1 [running]:\nmain.pay(0x1)\n\t/app/main.go:9 +0x1d')).toMatchObject({
    path: '/app/main.go',
    line: 9,
    label: 'main.pay',
  });
  expect(first("/var/task/app.rb:3:in `total'")).toMatchObject({ path: '/var/task/app.rb', line: 3, label: 'total' });
});

test('a durable execution is recognized by the names of its spans', () => {
  const durable = [
    { ...span, spanId: '1', name: 'Workflow', kind: 1, endTimeUnixNano: nanos(90_000) },
    { ...span, spanId: '2', parentSpanId: '1', name: 'Operation: charge', kind: 1, endTimeUnixNano: nanos(60_000) },
    { ...span, spanId: '3', parentSpanId: '2', name: 'Attempt: charge attempt 1', kind: 1 },
  ];
  const file = readTraceFile(JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: durable }] }] }));
  const lines = renderWaterfall(file.kind === 'traces' ? (file.traces[0]?.documents ?? []) : []).split('\n');
  expect(lines.map((line) => line.split('|')[0]?.trimEnd())).toEqual([
    'Workflow (operation)',
    '  Operation: charge (operation)',
    '    Attempt: charge attempt 1 (attempt)',
    '',
  ]);
});

test('a synchronous call with an attempt stays one, and a call that outlives its run gets its time', () => {
  const attempt = makeSubsegment({ id: 't1', name: 'Attempt #1', from: 5, to: 95 });
  const call = makeSubsegment({ id: 'c', name: 'api.example.com', namespace: 'remote', from: 20, to: 1_090 });
  const documents = [
    makeService({ id: 'a', from: 0, to: 100, subsegments: [attempt] }),
    makeRun({ id: 'b', parent_id: 'a', from: 10, to: 90, subsegments: [call] }),
  ];
  expect(renderWaterfall(documents)).toMatch(
    /^shop \(service\)[\s\S]*\n {2}Attempt 1 \(attempt\)[\s\S]*\n {4}shop \(function\)[\s\S]*ended 1 s after the run/,
  );
  const [first] = contributions(parseTrace(documents), 'completion').rows;
  expect([first?.name, first?.contributionMs]).toEqual(['api.example.com', 1_070]);
  expect(contributions(parseTrace(documents), 'completion').rows.some(({ kind }) => kind === 'nothing')).toBe(false);
});

test('an opened trace says what, whose and how it went', () => {
  const http = { request: { method: 'POST', url: 'https://api.example.com/orders' }, response: { status: 500 } };
  const cause = { exceptions: [{ type: 'TypeError', message: 'no total' }] };
  const about = describeTrace(parseTrace([makeRun({ id: 'b', from: 0, to: 90, http, fault: true, cause })]));
  expect(about && traceSentence(about)).toBe(
    'POST https://api.example.com/orders 500 · shop · failed: TypeError: no total',
  );
});
