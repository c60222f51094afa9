import { expect, it } from 'vitest';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { describeCounts } from '../../src/trace/rows/describeCounts';
import { makeRun, makeSubsegment } from './makeSegment';

it('counts segments, subsegments and what failed', () => {
  const call = (id: string, more: object) => makeSubsegment({ id, name: 'DynamoDB', from: 1, to: 2, ...more });
  const describe = (...subsegments: readonly unknown[]) =>
    describeCounts(parseTrace([makeRun({ id: 'run', from: 0, to: 30, subsegments })]));
  expect(describe()).toBe('1 segment, none failed');
  expect(describe(call('a', {}))).toBe('1 segment, 1 subsegment, none failed');
  expect(describe(call('a', { fault: true }), call('b', { error: true }), call('c', { throttle: true }))).toBe(
    '1 segment, 3 subsegments, 2 failed, 1 throttled',
  );
});

it('counts a failure where it began, not all that failed with it', () => {
  const handler = makeSubsegment({ id: 'handler', name: 'Invocation', from: 1, to: 9, fault: true });
  expect(
    describeCounts(parseTrace([makeRun({ id: 'run', from: 0, to: 30, fault: true, subsegments: [handler] })])),
  ).toBe('1 segment, 1 subsegment, 1 failed');
  const retried = makeSubsegment({ id: 'call', name: 'DynamoDB', from: 1, to: 2, throttle: true });
  const caught = makeSubsegment({ id: 'load', name: 'load', from: 1, to: 9, subsegments: [retried] });
  expect(describeCounts(parseTrace([makeRun({ id: 'run', from: 0, to: 30, subsegments: [caught] })]))).toBe(
    '1 segment, 2 subsegments, none failed, 1 throttled',
  );
});
