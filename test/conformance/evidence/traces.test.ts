import {
  BatchGetTracesCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  GetGroupsCommand,
  GetTraceSummariesCommand,
  PutTraceSegmentsCommand,
} from '@aws-sdk/client-xray';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../../tools/project.mjs';
import { invoke, outline, type SegmentDocument, segmentsOf, xrayClient } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';

let samples: RunningLocalService;
let fixtures: RunningLocalService;
beforeAll(async () => {
  [samples, fixtures] = await Promise.all([
    startLocalService(),
    startLocalService({ template: inProject('test/conformance/functions/template.yaml') }),
  ]);
});
afterAll(() => Promise.all([samples.stop(), fixtures.stop()]));

const arn = 'arn:aws:lambda:us-east-1:000000000000:function:hello';

test('a cold start and a warm run', async () => {
  const cold = await invoke(samples, 'hello', {});
  const [service, run] = await segmentsOf(samples, cold.traceId);
  expect(service).toMatchObject({
    name: 'hello',
    origin: 'AWS::Lambda',
    trace_id: cold.traceId,
    resource_arn: arn,
    aws: { request_id: cold.requestId },
    http: { response: { status: 200 } },
  });
  expect(service?.parent_id).toBeUndefined();
  expect(run).toMatchObject({
    name: 'hello',
    origin: 'AWS::Lambda::Function',
    parent_id: service?.id,
    aws: { function_arn: arn, account_id: '000000000000', resource_names: ['hello'] },
  });
  const lines = ['hello AWS::Lambda::Function', '  Initialization', '  Invocation', '  Overhead'];
  expect(outline([run as SegmentDocument])).toEqual(lines);
  const initialization = run?.subsegments?.find((one) => one.name === 'Initialization');
  expect(initialization?.end_time).toBeLessThanOrEqual(run?.start_time ?? 0);
  const warm = await invoke(samples, 'hello', {});
  expect(outline((await segmentsOf(samples, warm.traceId)).slice(1))).toEqual(
    lines.filter((one) => !one.includes('Init')),
  );
});

test('a failing run says why and where', async () => {
  const { traceId } = await invoke(samples, 'always-fails', { items: [{ name: 'cocoa', quantity: 1 }] });
  const [service, run] = await segmentsOf(samples, traceId);
  expect(outline([service as SegmentDocument])).toEqual(['always-fails AWS::Lambda 200']);
  expect(run?.error).toBe(true);
  const [exception] = run?.cause?.exceptions ?? [];
  expect(exception).toMatchObject({
    type: 'TypeError',
    message: "Cannot read properties of undefined (reading 'cents')",
  });
  expect(exception?.stack?.slice(0, 2)).toEqual([
    { path: inProject('samples/functions/always-fails/prices.mjs'), line: 9, label: 'unitPrice' },
    { path: inProject('samples/functions/always-fails/prices.mjs'), line: 4, label: 'priceOf' },
  ]);
});

test('Python says so too', async () => {
  const { traceId } = await invoke(fixtures, 'python-raises', {});
  const [, run] = await segmentsOf(fixtures, traceId);
  expect(run?.cause?.exceptions[0]).toMatchObject({
    type: 'ValueError',
    stack: [
      { path: inProject('test/conformance/functions/python.py'), line: 27, label: 'raise_it' },
      { path: inProject('test/conformance/functions/python.py'), line: 23, label: 'raises' },
    ],
  });
});

test('a run that Lambda ended is a fault', async () => {
  const { traceId, requestId } = await invoke(fixtures, 'spins', {});
  const [, run] = await segmentsOf(fixtures, traceId);
  expect(run?.fault).toBe(true);
  expect(run?.cause?.exceptions[0]).toMatchObject({
    type: 'Sandbox.Timedout',
    message: `RequestId: ${requestId} Error: Task timed out after 1.00 seconds`,
  });
});

test('a run is seen while it lasts', async () => {
  const running = invoke(samples, 'slow-report', { secondsPerSection: 0.4 });
  const traces = async () => {
    const { TraceSummaries } = await xrayClient(samples).send(
      new GetTraceSummariesCommand({ ...lastHour(), FilterExpression: 'service("slow-report")' }),
    );
    return (TraceSummaries ?? []).map((one) => one.IsPartial);
  };
  await expect.poll(traces).toEqual([true]);
  const { traceId } = await running;
  expect(outline(await segmentsOf(samples, traceId)).filter((line) => line.includes('in_progress'))).toEqual([]);
});

test('a function that calls another is traced through', async () => {
  const { traceId, payload } = await invoke(samples, 'calls-hello', { name: 'Grace' });
  expect(payload).toEqual({ answer: { message: 'Hello, Grace!' } });
  const segments = await segmentsOf(samples, traceId);
  const invocation = segments.find((one) => one.name === 'calls-hello' && one.origin === 'AWS::Lambda::Function');
  const callee = segments.find((one) => one.name === 'hello' && one.origin === 'AWS::Lambda');
  expect(callee?.parent_id).toBe(invocation?.subsegments?.find((one) => one.name === 'Invocation')?.id);
  expect(segments.map((one) => `${one.name} ${one.origin}`).sort()).toEqual([
    'calls-hello AWS::Lambda',
    'calls-hello AWS::Lambda::Function',
    'hello AWS::Lambda',
    'hello AWS::Lambda::Function',
  ]);
});

test('what a tracer sends to the daemon stands inside Invocation, AWS calls with an inferred segment', async () => {
  const { traceId } = await invoke(fixtures, 'calls-database', {});
  await expect
    .poll(async () => outline(await segmentsOf(fixtures, traceId)))
    .toEqual([
      'calls-database AWS::Lambda 200',
      'calls-database AWS::Lambda::Function',
      '  Initialization',
      '  Invocation',
      '    DynamoDB',
      '      retry',
      '  Overhead',
      'DynamoDB AWS::DynamoDB::Table inferred',
    ]);
  await expect.poll(() => fixtures.stderr()).toContain('X-Ray document refused: Missing header or segment');
});

test('a function that passes through writes nothing, and passes the header on', async () => {
  const { traceId, payload } = await invoke(fixtures, 'passes-through', {});
  const { env } = payload as { env: Record<string, string> };
  expect(env._X_AMZN_TRACE_ID).toBe(`Root=${traceId};Sampled=1`);
  expect(await segmentsOf(fixtures, traceId)).toEqual([]);
});

test('segments from outside are kept, bad ones refused', async () => {
  const client = xrayClient(samples);
  const trace_id = '1-6b000000-00000000000000000000000a';
  const good = { id: 'aaaaaaaaaaaaaaaa', name: 'client', trace_id, start_time: 1.5, end_time: 2.75 };
  const answer = await client.send(
    new PutTraceSegmentsCommand({
      TraceSegmentDocuments: [
        JSON.stringify(good),
        JSON.stringify({ ...good, id: 'bbbbbbbbbbbbbbbb', name: undefined }),
        'x',
      ],
    }),
  );
  expect(answer.UnprocessedTraceSegments).toEqual([
    { Id: 'bbbbbbbbbbbbbbbb', ErrorCode: 'MissingParam', Message: 'name is missing' },
    { ErrorCode: 'ParseError', Message: 'Invalid segment. ErrorCode: ParseError' },
  ]);
  const unknown = '1-6b000000-00000000000000000000000b';
  const read = await client.send(new BatchGetTracesCommand({ TraceIds: [trace_id, unknown] }));
  expect(read.Traces?.map((one) => `${one.Id} ${one.Duration}`)).toEqual([`${trace_id} 1.25`]);
  expect(read.UnprocessedTraceIds).toEqual([unknown]);
});

test('what cannot be answered is refused, not guessed', async () => {
  const client = xrayClient(samples);
  const six = Array.from({ length: 6 }, (_, index) => `1-6b000000-00000000000000000000000${index}`);
  await expect(client.send(new BatchGetTracesCommand({ TraceIds: six }))).rejects.toMatchObject({
    name: 'InvalidRequestException',
  });
  const filter = new GetTraceSummariesCommand({ ...lastHour(), FilterExpression: 'responsetime > "5"' });
  await expect(client.send(filter)).rejects.toMatchObject({
    name: 'InvalidRequestException',
    message: 'Invalid filter expression: Expected a number (position 16).',
  });
});

describe('documents from outside', () => {
  const nowSeconds = Math.floor(Date.now() / 1000);
  const putAll = (documents: readonly object[]) =>
    xrayClient(samples).send(
      new PutTraceSegmentsCommand({ TraceSegmentDocuments: documents.map((one) => JSON.stringify(one)) }),
    );
  const documentsOf = async (id: string) => {
    const { Traces } = await xrayClient(samples).send(new BatchGetTracesCommand({ TraceIds: [id] }));
    return (Traces?.[0]?.Segments ?? []).map((one) => JSON.parse(one.Document ?? ''));
  };

  test('are refused as X-Ray refuses them', async () => {
    const base = { name: 'big', trace_id: '1-6b000001-00000000000000000000000a', start_time: 1.5 };
    const { UnprocessedTraceSegments } = await putAll([
      { ...base, id: 'aaaaaaaaaaaaaaa1', end_time: 2, metadata: { text: 'x'.repeat(65_536) } },
      { ...base, id: 'aaaaaaaaaaaaaaa2' },
      { ...base, id: 'aaaaaaaaaaaaaaa3', in_progress: true },
    ]);
    expect(UnprocessedTraceSegments?.map(({ Id, ErrorCode, Message }) => [Id, ErrorCode, Message].join(' '))).toEqual([
      ' SegmentTooLarge The segment document is larger than 65536 bytes',
      'aaaaaaaaaaaaaaa2 MissingParam end_time is missing and in_progress is not true',
    ]);
  });

  test('come back field for field, by either form of the id, and keep their end', async () => {
    const document = {
      id: 'bbbbbbbbbbbbbbb1',
      name: 'w3c',
      start_time: 1.25,
      end_time: 2,
      user: 'ada',
      annotations: { a: 1 },
      metadata: { deep: [{ x: null }] },
      unknown_field: { kept: true },
      trace_id: '',
    };
    const w3c = '6b000001aaaaaaaaaaaaaaaaaaaaaaaa';
    const id = '1-6b000001-aaaaaaaaaaaaaaaaaaaaaaaa';
    await putAll([{ ...document, trace_id: w3c }]);
    await putAll([{ id: document.id, name: 'w3c', start_time: 1.25, in_progress: true, trace_id: id }]);
    expect(await documentsOf(w3c)).toEqual([{ ...document, trace_id: id }]);
    expect(await documentsOf(id)).toEqual([{ ...document, trace_id: id }]);
  });

  test('are found by filter expressions and groups, and summed up', async () => {
    const client = xrayClient(samples);
    const id = '1-6b000001-cccccccccccccccccccccccc';
    await putAll([
      {
        id: 'ccccccccccccccc1',
        name: 'shop',
        trace_id: id,
        start_time: nowSeconds,
        end_time: nowSeconds + 6,
        fault: true,
        user: 'alice',
        annotations: { account: '12345' },
        http: { request: { url: 'https://shop.example/cart', method: 'GET' }, response: { status: 500 } },
        cause: { exceptions: [{ id: 'ccccccccccccccc2', type: 'Boom', message: 'no' }] },
      },
    ]);
    await client.send(new CreateGroupCommand({ GroupName: 'slow', FilterExpression: 'responsetime > 5' }));
    const FilterExpression = 'group.name = "slow" AND fault AND annotation.account = "12345"';
    const { TraceSummaries } = await client.send(new GetTraceSummariesCommand({ ...lastHour(), FilterExpression }));
    expect(TraceSummaries).toMatchObject([
      {
        Id: id,
        ResponseTime: 6,
        HasFault: true,
        HasError: false,
        Http: { HttpURL: 'https://shop.example/cart', HttpStatus: 500, HttpMethod: 'GET' },
        Annotations: { account: [{ AnnotationValue: { StringValue: '12345' } }] },
        Users: [{ UserName: 'alice' }],
        FaultRootCauses: [{ ClientImpacting: true, Services: [{ Name: 'shop' }] }],
      },
    ]);
    const { Groups } = await client.send(new GetGroupsCommand({}));
    expect(Groups?.map((one) => `${one.GroupName}: ${one.FilterExpression}`)).toEqual(['slow: responsetime > 5']);
    await client.send(new DeleteGroupCommand({ GroupName: 'slow' }));
  });
});

function lastHour() {
  return { StartTime: new Date(Date.now() - 3_600_000), EndTime: new Date(Date.now() + 60_000) };
}
