import { makeRun, makeSegment, makeService, makeSubsegment } from '../makeSegment';

const prices = 'arn:aws:lambda:eu-west-1:111122223333:function:prices';

const table = (id: string, from: number, change: Record<string, unknown> = {}) =>
  makeSubsegment({
    id,
    name: 'DynamoDB',
    namespace: 'aws',
    from,
    to: from + 20,
    aws: { operation: 'PutItem', table_name: 'orders' },
    ...change,
  });

/** Traces with more than one service, each the smallest that shows a rule of the map. */
export const mapped: Readonly<Record<string, readonly string[]>> = {
  callsInParallelOneThrottled: [
    makeRun({
      id: 'b',
      from: 0,
      to: 100,
      subsegments: [table('c1', 10), table('c2', 15, { throttle: true, error: true }), table('c3', 60)],
    }),
  ],
  apiToTwoFunctionsAndAQueue: [
    makeSegment({
      id: 'g',
      name: 'shop/prod',
      origin: 'AWS::ApiGateway::Stage',
      from: 0,
      to: 200,
      subsegments: [
        makeSubsegment({
          id: 'l',
          name: 'Lambda',
          namespace: 'aws',
          from: 2,
          to: 199,
          aws: { operation: 'Invoke', function_name: 'shop' },
        }),
      ],
    }),
    makeService({ id: 'a', parent_id: 'l', from: 4, to: 198 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 10,
      to: 190,
      subsegments: [
        makeSubsegment({
          id: 'i',
          name: 'Lambda',
          namespace: 'aws',
          from: 20,
          to: 80,
          aws: { operation: 'Invoke', function_name: `${prices}:live` },
        }),
        makeSubsegment({
          id: 'q',
          name: 'SQS',
          namespace: 'aws',
          from: 90,
          to: 100,
          aws: { operation: 'SendMessage', queue_url: 'https://sqs.eu-west-1.amazonaws.com/111122223333/mail' },
        }),
        makeSubsegment({
          id: 'h',
          name: 'pay.example.com',
          namespace: 'remote',
          from: 110,
          to: 180,
          fault: true,
          http: { request: { method: 'POST', url: 'https://pay.example.com/v1' }, response: { status: 502 } },
        }),
      ],
    }),
    makeService({ id: 'p', name: 'prices', parent_id: 'i', from: 25, to: 75, resource_arn: prices }),
    makeRun({ id: 'r', name: 'prices', parent_id: 'p', from: 30, to: 70, subsegments: [table('t', 40)] }),
  ],
  serviceBehindHttp: [
    makeRun({
      id: 'b',
      from: 0,
      to: 100,
      subsegments: [makeSubsegment({ id: 'h', name: 'stock.example.com', namespace: 'remote', from: 10, to: 60 })],
    }),
    makeSegment({ id: 's', parent_id: 'h', name: 'stock', origin: 'AWS::ECS::Fargate', from: 15, to: 55 }),
  ],
  functionCallsItself: [
    makeRun({
      id: 'b',
      from: 0,
      to: 100,
      subsegments: [
        makeSubsegment({
          id: 'l',
          name: 'Lambda',
          namespace: 'aws',
          from: 10,
          to: 90,
          aws: { operation: 'Invoke', function_name: 'shop' },
        }),
      ],
    }),
    makeRun({ id: 'd', parent_id: 'l', from: 20, to: 80 }),
  ],
};
