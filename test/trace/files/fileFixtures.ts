import { encodeOtlp, type SpanToEncode } from './encodeOtlp';

const traceId = '1-6ab15580-89abcdef0123456701234567';
const hexId = '6ab1558089abcdef0123456701234567';
const startSeconds = 1_790_000_000;
const nanos = (ms: number): string => String(BigInt(startSeconds * 1000 + ms) * 1_000_000n);
const micros = (ms: number): number => (startSeconds * 1000 + ms) * 1000;

const segments = [
  {
    id: '1000000000000001',
    trace_id: traceId,
    name: 'restock',
    origin: 'AWS::Lambda',
    start_time: startSeconds,
    end_time: startSeconds + 0.42,
    http: { response: { status: 200 } },
    aws: { request_id: '5d0f2a6e-0000-4000-8000-000000000001' },
    resource_arn: 'arn:aws:lambda:eu-west-1:111122223333:function:restock',
  },
  {
    id: '1000000000000002',
    parent_id: '1000000000000001',
    trace_id: traceId,
    name: 'restock',
    origin: 'AWS::Lambda::Function',
    start_time: startSeconds + 0.02,
    end_time: startSeconds + 0.4,
    fault: true,
    cause: {
      exceptions: [
        {
          id: 'e1',
          type: 'RangeError',
          message: "The shelf can't hold it",
          stack: [{ path: '/var/task/restock.js', line: 14, label: 'place' }],
        },
      ],
    },
    subsegments: [
      {
        id: '1000000000000003',
        name: 'DynamoDB',
        namespace: 'aws',
        start_time: startSeconds + 0.05,
        end_time: startSeconds + 0.25,
        aws: { operation: 'UpdateItem', table_name: 'shelves' },
        throttle: true,
        error: true,
      },
      {
        id: '1000000000000004',
        name: 'suppliers.example.com',
        namespace: 'remote',
        start_time: startSeconds + 0.26,
        end_time: startSeconds + 0.38,
        http: { request: { method: 'GET', url: 'https://suppliers.example.com/offers' }, response: { status: 200 } },
      },
    ],
  },
];
const documents = segments.map((segment) => JSON.stringify(segment));
const [service = '', run = ''] = documents;
const open = JSON.stringify({ ...segments[1], end_time: undefined, in_progress: true, subsegments: undefined });
const entries = documents.map((Document, index) => ({ Id: segments[index]?.id, Document }));
const batch = {
  Traces: [{ Id: traceId, Duration: 0.42, LimitExceeded: false, Segments: entries }],
  UnprocessedTraceIds: [],
};

const stack =
  'RangeError: no room\n    at place (/var/task/restock.js:14:9)\n    at Runtime.handler (/var/task/restock.js:3:1)';
const exception = { 'exception.type': 'RangeError', 'exception.message': 'no room', 'exception.stacktrace': stack };
const resourceAttributes = { 'service.name': 'restock', 'cloud.platform': 'aws_lambda', 'faas.name': 'restock' };
const spans: readonly (SpanToEncode & { readonly word: string })[] = [
  {
    traceId: hexId,
    spanId: 'a000000000000001',
    name: 'restock/handler',
    kind: 2,
    word: 'SERVER',
    from: nanos(0),
    to: nanos(400),
    attributes: {
      'faas.trigger': 'http',
      'faas.coldstart': true,
      'http.request.method': 'POST',
      'url.path': '/shelves',
    },
    event: { name: 'exception', attributes: exception },
    status: { code: 2, message: 'no room' },
  },
  {
    traceId: hexId,
    spanId: 'a000000000000002',
    parentSpanId: 'a000000000000001',
    name: 'DynamoDB.UpdateItem',
    kind: 3,
    word: 'CLIENT',
    from: nanos(50),
    to: nanos(250),
    attributes: {
      'rpc.system': 'aws-api',
      'rpc.service': 'DynamoDB',
      'rpc.method': 'UpdateItem',
      'aws.dynamodb.table_names': ['shelves'],
      'retry.share': 0.5,
    },
    link: { traceId: 'ffffffffffffffffffffffffffffffff', spanId: 'b000000000000001' },
  },
  {
    traceId: hexId,
    spanId: 'a000000000000003',
    parentSpanId: 'a000000000000001',
    name: 'place',
    kind: 1,
    word: 'INTERNAL',
    from: nanos(260),
    to: nanos(380),
    attributes: { 'code.file.path': '/var/task/restock.js', 'code.line.number': 14 },
  },
];

type Plain = string | number | boolean | readonly unknown[];

function otlpValue(value: unknown): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: Array.isArray(value) ? value.map(otlpValue) : [] } };
}

function listed(values: Readonly<Record<string, unknown>>): readonly object[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: otlpValue(value) }));
}

const base64 = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');

function otlpSpan(span: (typeof spans)[number], form: 'hex' | 'base64' | 'words' = 'hex'): object {
  const id = form === 'base64' ? base64 : (hex: string) => hex;
  const { event, link, status } = span;
  return {
    traceId: id(span.traceId),
    spanId: id(span.spanId),
    ...(span.parentSpanId === undefined ? {} : { parentSpanId: id(span.parentSpanId) }),
    name: span.name,
    kind: form === 'hex' ? span.kind : `SPAN_KIND_${span.word}`,
    startTimeUnixNano: span.from,
    endTimeUnixNano: span.to,
    attributes: listed(span.attributes ?? {}),
    events:
      event === undefined ? [] : [{ timeUnixNano: span.to, name: event.name, attributes: listed(event.attributes) }],
    links: link === undefined ? [] : [{ traceId: id(link.traceId), spanId: id(link.spanId) }],
    status: status === undefined ? {} : { ...status, code: form === 'hex' ? 2 : 'STATUS_CODE_ERROR' },
  };
}

const scope = { name: 'shop.instrumentation', version: '1.4.0' };
const resource = { attributes: listed(resourceAttributes) };
const resourceSpans = (form: 'hex' | 'base64' | 'words', scopeName = 'scopeSpans', of = spans): object => ({
  resource,
  [scopeName]: [{ scope, spans: of.map((span) => otlpSpan(span, form)) }],
});
const encoded = encodeOtlp(resourceAttributes, spans);
const length = Buffer.alloc(4);
length.writeUInt32BE(encoded.length);

/** A span of the log group `aws/spans`. */
const cloudWatchSpans = spans.map((span) => ({
  resource: { attributes: resourceAttributes },
  scope,
  traceId: span.traceId,
  spanId: span.spanId,
  ...(span.parentSpanId === undefined ? {} : { parentSpanId: span.parentSpanId }),
  flags: 1,
  name: span.name,
  kind: span.word,
  startTimeUnixNano: Number(span.from),
  endTimeUnixNano: Number(span.to),
  durationNano: Number(BigInt(span.to) - BigInt(span.from)),
  attributes: span.attributes,
  events: span.event === undefined ? [] : [{ timeUnixNano: Number(span.to), ...span.event }],
  status: { code: span.status === undefined ? 'UNSET' : 'ERROR', message: span.status?.message },
}));

function flatFields(span: (typeof cloudWatchSpans)[number]): readonly object[] {
  const { attributes = {}, status, resource: own, scope: _, events: __, ...rest } = span;
  const all: Record<string, unknown> = { ...rest, 'status.code': status.code, 'status.message': status.message };
  for (const [key, value] of Object.entries(attributes)) all[`attributes.${key}`] = value;
  for (const [key, value] of Object.entries(own.attributes)) all[`resource.attributes.${key}`] = value;
  return Object.entries(all).flatMap(([field, value]) =>
    value === undefined ? [] : [{ field, value: String(value) }],
  );
}

function jaegerTags(values: Readonly<Record<string, unknown>>): readonly object[] {
  return Object.entries(values).map(([key, value]) => ({
    key,
    type: { number: 'int64', boolean: 'bool' }[String(typeof value)] ?? 'string',
    value,
  }));
}

const jaegerSpans = spans.map((span) => ({
  traceID: span.traceId,
  spanID: span.spanId,
  operationName: span.name,
  references:
    span.parentSpanId === undefined ? [] : [{ refType: 'CHILD_OF', traceID: span.traceId, spanID: span.parentSpanId }],
  startTime: micros(Number((BigInt(span.from) - BigInt(nanos(0))) / 1_000_000n)),
  duration: Number((BigInt(span.to) - BigInt(span.from)) / 1000n),
  tags: jaegerTags({
    ...span.attributes,
    'span.kind': span.word.toLowerCase(),
    ...(span.status === undefined ? {} : { error: true, 'otel.status_description': span.status.message }),
  }),
  logs:
    span.event === undefined
      ? []
      : [{ timestamp: micros(400), fields: jaegerTags({ event: 'exception', ...span.event.attributes }) }],
  processID: 'p1',
}));

const zipkinSpans = spans.map((span) => ({
  traceId: span.traceId,
  id: span.spanId,
  parentId: span.parentSpanId,
  name: span.name,
  kind: span.word === 'INTERNAL' ? undefined : span.word,
  timestamp: micros(Number((BigInt(span.from) - BigInt(nanos(0))) / 1_000_000n)),
  duration: Number((BigInt(span.to) - BigInt(span.from)) / 1000n),
  localEndpoint: { serviceName: 'restock' },
  tags: {
    ...Object.fromEntries(
      Object.entries(span.attributes ?? {}).map(([key, value]) => [key, String(value)] satisfies [string, Plain]),
    ),
    ...(span.status === undefined ? {} : { error: span.status.message }),
  },
}));

const header = '{"format":"json","version":1}';
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, 'utf16le');
const otlp = JSON.stringify({ resourceSpans: [resourceSpans('hex')] });
const yamlText = (text: string): string => `'${text.replaceAll("'", "''").replace('hold it', 'hold\n      it')}'`;

/** Files with a trace of one function, in every form that is opened: equal forms share a golden text. */
export const traceFileForms: Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>> = {
  xray: {
    'batch-get-traces': JSON.stringify(batch),
    'batch-get-traces, indented': JSON.stringify(batch, undefined, 4),
    'batch-get-traces --output text': `TRACES\t0.42\t${traceId}\tFalse\n${entries.map(({ Document, Id }) => `SEGMENTS\t${Document}\t${Id}`).join('\n')}\n`,
    'batch-get-traces --output yaml': `Traces:\n- Duration: 0.42\n  Id: ${traceId}\n  Segments:\n${entries.map(({ Document, Id }) => `  - Document: ${yamlText(Document)}\n    Id: ${Id}\n`).join('')}UnprocessedTraceIds: []\n`,
    'list-retrieved-traces': JSON.stringify({
      RetrievalStatus: 'COMPLETE',
      TraceFormat: 'XRAY',
      Traces: [{ Id: traceId, Spans: entries }],
    }),
    'pages of batch-get-traces': `${JSON.stringify(batch)}\n{"Traces":[],"UnprocessedTraceIds":[]}\n`,
    'jq -c .Traces[]': `${JSON.stringify(batch.Traces[0])}\n`,
    'jq -s': JSON.stringify([batch]),
    'jq .Traces[].Segments[].Document': documents.map((text) => JSON.stringify(text)).join('\n'),
    'jq -r .Traces[].Segments[].Document': documents.join('\n'),
    'jq, fromjson': JSON.stringify(segments, undefined, 2),
    'put-trace-segments': JSON.stringify({ TraceSegmentDocuments: documents }),
    'the X-Ray daemon’s lines': documents.map((text) => `${header}\n${text}`).join('\n'),
    'blank lines and commas': `\n${service},\n\n\n${run},\n`,
    'a document in progress and after': `${open}\n${service}\n${run}`,
    'finished, then in progress': `${service}\n${run}\n${open}`,
    'log lines around': `2026-09-21 INFO sending ${service}\n2026-09-21 INFO sending ${run}\ndone`,
    'UTF-16': utf16(JSON.stringify(batch)),
  },
  'xray, cut': {
    'LimitExceeded and a last line that is cut off': `${JSON.stringify({ ...batch.Traces[0], LimitExceeded: true })}\n{"id":"77`,
  },
  otlp: {
    'OTLP/JSON': otlp,
    'OTLP/JSON with enum names': JSON.stringify({ resourceSpans: [resourceSpans('words')] }),
    'the Collector’s file exporter': `${spans.map((span) => JSON.stringify({ resourceSpans: [resourceSpans('hex', 'scopeSpans', [span])] })).join('\n')}\n${JSON.stringify({ resourceLogs: [{ resource, scopeLogs: [{ logRecords: [{ timeUnixNano: nanos(1), traceId: hexId, spanId: 'a000000000000001', body: { stringValue: 'hi' } }] }] }] })}\n`,
    'Tempo 1': JSON.stringify({ batches: [resourceSpans('base64', 'instrumentationLibrarySpans')] }),
    'Tempo 2': JSON.stringify({ trace: { resourceSpans: [resourceSpans('base64')] } }),
    'Jaeger 3': JSON.stringify({ result: { resourceSpans: [resourceSpans('hex')] } }),
    'instrumentation library spans': JSON.stringify({
      resourceSpans: [resourceSpans('hex', 'instrumentationLibrarySpans')],
    }),
    protobuf: encoded,
    'protobuf with lengths': Buffer.concat([length, encoded]),
    'ADOT over UDP': `${header}\nT1S${encoded.toString('base64')}`,
    'ADOT over UDP, not sampled': `${header}\nT1U${encoded.toString('base64')}\n`,
    'UTF-16': utf16(otlp),
    'two files one after the other': `${otlp}${JSON.stringify({ resourceSpans: [] })}`,
  },
  'aws-spans': {
    'lines of the log group': cloudWatchSpans.map((span) => JSON.stringify(span)).join('\n'),
    'filter-log-events': JSON.stringify({
      events: cloudWatchSpans.map((span) => ({ message: JSON.stringify(span), timestamp: 1 })),
    }),
    'get-query-results, @message': JSON.stringify({
      status: 'Complete',
      results: cloudWatchSpans.map((span) => [
        { field: '@message', value: JSON.stringify(span) },
        { field: '@ptr', value: 'x' },
      ]),
    }),
    'the console’s export': JSON.stringify(
      cloudWatchSpans.map((span) => ({ '@timestamp': '2026-09-21', '@message': span })),
    ),
    'list-retrieved-traces, OTEL': JSON.stringify({
      TraceFormat: 'OTEL',
      Traces: [
        { Id: hexId, Spans: cloudWatchSpans.map((span) => ({ Id: span.spanId, Document: JSON.stringify(span) })) },
      ],
    }),
  },
  'aws-spans by fields': {
    'get-query-results, fields': JSON.stringify({ results: cloudWatchSpans.map(flatFields) }),
  },
  jaeger: {
    'Jaeger’s API': JSON.stringify({
      data: [
        {
          traceID: hexId,
          spans: jaegerSpans,
          processes: { p1: { serviceName: 'restock', tags: jaegerTags({ 'cloud.platform': 'aws_lambda' }) } },
        },
      ],
    }),
    'Jaeger’s download': JSON.stringify({
      traceID: hexId,
      spans: jaegerSpans,
      processes: { p1: { serviceName: 'restock', tags: jaegerTags({ 'cloud.platform': 'aws_lambda' }) } },
    }),
  },
  zipkin: {
    'Zipkin 2': JSON.stringify(zipkinSpans),
    'Zipkin’s search': JSON.stringify([zipkinSpans]),
    'Zipkin, a line each': zipkinSpans.map((span) => JSON.stringify(span)).join('\n'),
  },
};
