import { expect, it } from 'vitest';
import { describeCalls, downstreamCalls } from '../../../src/trace/code/downstreamCalls';
import { traceOf } from '../../../src/trace/parse/traceOf';
import { makeRun, makeSegment, makeService, makeSubsegment } from '../makeSegment';

function call(id: string, times: readonly [from: number, to: number | undefined], fields: object) {
  const [from, to] = times;
  return makeSubsegment({
    id,
    from,
    ...(to === undefined ? {} : { to }),
    name: 'DynamoDB',
    namespace: 'aws',
    ...fields,
  });
}

const put = { aws: { operation: 'PutItem', table_name: 'orders' } };

function lines(...subsegments: readonly object[]): readonly string[] {
  const trace = traceOf([
    makeService({ id: 'a', from: 0, to: 500 }),
    makeRun({ id: 'b', parent_id: 'a', from: 5, to: 490, subsegments }),
    makeSegment({
      id: 'x',
      name: 'other',
      origin: 'AWS::Lambda::Function',
      from: 20,
      to: 30,
      subsegments: [call('y', [21, 22], put)],
    }),
  ]);
  return trace === undefined ? [] : downstreamCalls(trace, 'shop').map(describeCalls);
}

it('sums up the calls of an operation, with what went wrong', () => {
  const within = makeSubsegment({
    id: 'w',
    name: 'work',
    from: 10,
    to: 400,
    subsegments: [
      call('1', [20, 61], put),
      call('2', [70, 80], { ...put, throttle: true, error: true }),
      call('3', [90, 180], put),
    ],
  });
  expect(lines(within, call('4', [410, 412], { name: 'S3', aws: { operation: 'GetObject' }, fault: true }))).toEqual([
    'DynamoDB PutItem 41 ms ×3, 1 throttled',
    'S3 GetObject 2 ms, 1 failed',
  ]);
});

it('has calls that have not ended, and no others', () => {
  const http = makeSubsegment({ id: 'h', name: 'api.example.com', namespace: 'remote', from: 10, to: 20 });
  expect(lines(call('1', [20, undefined], put), http)).toEqual(['DynamoDB PutItem running']);
  expect(lines()).toEqual([]);
});
