import { expect, test } from 'vitest';
import { batchOf } from '../../src/trace/normalize/batch';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { makeRun, makeService, makeSubsegment, typeError } from './makeSegment';
import { situations } from './situations';

function link(traceId: string, attributes: Readonly<Record<string, unknown>> = {}) {
  return { trace_id: traceId, id: 'p1', attributes };
}

const producer = '1-6ab15580-aaaaaaaaaaaaaaaaaaaaaaaa';
const other = '1-6ab15580-bbbbbbbbbbbbbbbbbbbbbbbb';

test('two deliveries of one batch, with the trace that produced it', () => {
  expect(batchOf(parseTrace(situations.sqsTriggeredTwoTries ?? []))).toEqual({
    functionName: 'shop',
    producers: [{ traceId: producer, source: undefined, waitedMs: undefined }],
    areProducersCut: false,
    tries: [
      { number: 1, nodeId: 'a1', startMs: 0, endMs: 50, state: 'fault' },
      { number: 2, nodeId: 'a2', startMs: 30_000, endMs: 30_050, state: 'ok' },
    ],
  });
});

test('links tell the queue and how long a message waited; links forward are no producers', () => {
  const attributes = {
    'aws.xray.reserved.reference_type': 'parent',
    'aws.xray.reserved.names': 'orders',
    'aws.xray.reserved.received_event_end_time': 1_790_000_000,
    'aws.xray.reserved.dwell_end_time': '1790000002.5',
  };
  const forward = { 'aws.xray.reserved.reference_type': 'child' };
  const trace = parseTrace([
    makeService({ id: 'a', from: 0, to: 100 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 5,
      to: 98,
      subsegments: [
        makeSubsegment({
          id: 'v',
          name: 'Invocation',
          from: 5,
          to: 95,
          links: [link(producer, attributes), link(other, forward)],
        }),
      ],
    }),
  ]);
  expect(batchOf(trace)?.producers).toEqual([{ traceId: producer, source: 'orders', waitedMs: 2500 }]);
});

test('more than twenty producers are said to be cut', () => {
  const links = Array.from({ length: 20 }, (_, at) => link(`1-6ab15580-${String(at).padStart(24, '0')}`));
  expect(batchOf(parseTrace([makeService({ id: 'a', from: 0, to: 100, links })]))?.areProducersCut).toBe(true);
});

test('other invocations have no batch', () => {
  for (const name of ['warmSync', 'asyncThreeAttemptsUnderService', 'functionCallsFunction', 'cycle']) {
    expect(batchOf(parseTrace(situations[name] ?? []))).toBeUndefined();
  }
  expect(batchOf(parseTrace([makeService({ id: 'a', from: 0, to: 9, fault: true, ...typeError })]))).toBeUndefined();
});
