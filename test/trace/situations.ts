import { makeRun, makeSegment, makeService, makeSubsegment, typeError } from './makeSegment';

/** Traces of our own, each the smallest that shows its situation. */
export const situations: Readonly<Record<string, readonly string[]>> = {
  coldStartOldLayout: [
    makeService({ id: 'a', from: 0, to: 1000 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 700,
      to: 990,
      subsegments: [
        makeSubsegment({ id: 'i', name: 'Initialization', from: 400, to: 699 }),
        makeSubsegment({ id: 'v', name: 'Invocation', from: 700, to: 980 }),
        makeSubsegment({ id: 'o', name: 'Overhead', from: 980, to: 990 }),
      ],
    }),
  ],
  warmSync: [
    makeService({ id: 'a', from: 0, to: 100 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 5,
      to: 98,
      subsegments: [
        makeSubsegment({ id: 'o', name: 'Overhead', from: 95, to: 98 }),
        makeSubsegment({ id: 'v', name: 'Invocation', from: 5, to: 95 }),
      ],
    }),
  ],
  oldestLayout: [
    makeService({ id: 'a', from: 0, to: 100 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 5,
      to: 98,
      subsegments: [makeSubsegment({ id: 'w', name: 'work', from: 10, to: 60 })],
    }),
  ],
  newLayoutWithExtensions: [
    makeService({ id: 'a', from: 0, to: 660 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 10,
      to: 650,
      annotations: { 'aws:responseLatency': 260, 'aws:runtimeOverhead': 60, 'aws:extensionOverhead': 320 },
      subsegments: [
        makeSubsegment({ id: 'w', name: 'work', from: 30, to: 200 }),
        makeSubsegment({ id: 'o', name: 'Overhead', from: 269, to: 650 }),
      ],
    }),
  ],
  newLayoutColdStart: [
    makeService({ id: 'a', from: 0, to: 700 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 500,
      to: 690,
      annotations: { 'aws:responseLatency': 150, 'aws:runtimeOverhead': 40, 'aws:extensionOverhead': 0 },
      subsegments: [
        makeSubsegment({ id: 'i', name: 'Init', from: 200, to: 499 }),
        makeSubsegment({ id: 'w', name: 'work', from: 510, to: 640 }),
        makeSubsegment({ id: 'o', name: 'Overhead', from: 650, to: 690 }),
      ],
    }),
  ],
  callerBeforeLambda: [
    makeSegment({
      id: 'g',
      name: 'shop/prod',
      origin: 'AWS::ApiGateway::Stage',
      from: 0,
      to: 130,
      http: { request: { method: 'POST', url: 'https://api.example.com/orders' }, response: { status: 201 } },
      subsegments: [
        makeSubsegment({
          id: 'c',
          name: 'Lambda',
          namespace: 'aws',
          from: 2,
          to: 129,
          aws: { operation: 'Invoke', function_name: 'shop' },
        }),
      ],
    }),
    makeService({ id: 'a', parent_id: 'c', from: 24, to: 127 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 30,
      to: 126,
      subsegments: [makeSubsegment({ id: 'v', name: 'Invocation', from: 30, to: 125 })],
    }),
  ],
  handlerWithALongStretchUnrecorded: [
    makeService({ id: 'a', from: 0, to: 420 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 60,
      to: 415,
      subsegments: [
        makeSubsegment({
          id: 'v',
          name: 'Invocation',
          from: 60,
          to: 412,
          subsegments: [
            makeSubsegment({
              id: 'c',
              name: 'S3',
              namespace: 'aws',
              from: 70,
              to: 130,
              aws: { operation: 'GetObject' },
            }),
            makeSubsegment({
              id: 'd',
              name: 'SQS',
              namespace: 'aws',
              from: 390,
              to: 410,
              aws: { operation: 'SendMessage' },
            }),
          ],
        }),
      ],
    }),
  ],
  lambdaAtEdge: [
    makeService({ id: 'a', name: 'us-east-1.shop', from: 0, to: 30 }),
    makeRun({ id: 'b', parent_id: 'a', name: 'us-east-1.shop', from: 4, to: 28 }),
  ],
  controlPlaneCallInferred: [
    makeService({ id: 'a', from: 0, to: 90 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 5,
      to: 85,
      subsegments: [
        makeSubsegment({
          id: 'v',
          name: 'Invocation',
          from: 5,
          to: 84,
          subsegments: [
            makeSubsegment({
              id: 'c',
              name: 'Lambda',
              namespace: 'aws',
              from: 10,
              to: 80,
              aws: { operation: 'GetFunction' },
            }),
          ],
        }),
      ],
    }),
    makeSegment({ id: 'n', parent_id: 'c', name: 'Lambda', origin: 'AWS::Lambda', inferred: true, from: 10, to: 80 }),
  ],
  serviceSegmentNeverCloses: [
    makeService({ id: 'a', from: 0 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 5,
      to: 45,
      subsegments: [makeSubsegment({ id: 'v', name: 'Invocation', from: 5, to: 44 })],
    }),
  ],
  sqlFromAnOldDriver: [
    makeSegment({
      id: 's',
      name: 'orders@db.example.com',
      namespace: 'remote',
      from: 0,
      to: 12,
      sql: { url: 'jdbc:postgresql://db.example.com:5432/orders', preparation: 'statement' },
    }),
  ],
  newLayoutDotAnnotation: [
    makeRun({
      id: 'b',
      from: 0,
      to: 300,
      annotations: { 'aws.responseLatency': 250 },
      subsegments: [makeSubsegment({ id: 'o', name: 'Overhead', from: 250, to: 300 })],
    }),
  ],
  asyncThreeAttemptsUnderService: threeAttempts('a', 'a', 'a'),
  asyncThreeAttemptsUnderAttempts: threeAttempts('t1', 't2', 't3'),
  asyncThreeRunsWithoutAttempts: [
    makeService({ id: 'a', from: 0, to: 15, http: { response: { status: 202 } } }),
    ...threeAttempts('a', 'a', 'a').slice(1),
  ],
  asyncWaitingForRetry: [
    makeService({
      id: 'a',
      from: 0,
      to: 15,
      http: { response: { status: 202 } },
      subsegments: [
        makeSubsegment({ id: 'd', name: 'Dwell Time', from: 0, to: 45 }),
        makeSubsegment({ id: 't1', name: 'Attempt #1', from: 45, to: 300, error: true }),
      ],
    }),
    makeRun({ id: 'b1', parent_id: 'a', from: 60, to: 299, fault: true, ...typeError }),
  ],
  asyncFirstAttemptRunning: [
    makeService({
      id: 'a',
      from: 0,
      to: 15,
      http: { response: { status: 202 } },
      subsegments: [makeSubsegment({ id: 'd', name: 'Dwell Time', from: 0, to: 45 })],
    }),
    makeRun({ id: 'b1', parent_id: 'a', from: 60 }),
  ],
  asyncThrottledThenSucceeded: [
    makeService({
      id: 'a',
      from: 0,
      to: 15,
      http: { response: { status: 202 } },
      subsegments: [
        makeSubsegment({ id: 'd', name: 'Dwell Time', from: 0, to: 45 }),
        makeSubsegment({
          id: 't1',
          name: 'Attempt #1',
          from: 45,
          to: 50,
          throttle: true,
          error: true,
          http: { response: { status: 429 } },
        }),
        makeSubsegment({ id: 't2', name: 'Attempt #2', from: 1100, to: 1400 }),
      ],
    }),
    makeRun({ id: 'b2', parent_id: 'a', from: 1110, to: 1395 }),
  ],
  dynamoDbCallInferred: [
    makeService({ id: 'a', from: 0, to: 60 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 5,
      to: 55,
      subsegments: [
        makeSubsegment({
          id: 'v',
          name: 'Invocation',
          from: 5,
          to: 54,
          subsegments: [
            makeSubsegment({
              id: 'c',
              name: 'DynamoDB',
              namespace: 'aws',
              from: 10,
              to: 50,
              aws: { operation: 'PutItem', table_name: 'orders' },
            }),
            makeSubsegment({ id: 'x', name: 'SQS', namespace: 'aws', from: 50, to: 53 }),
          ],
        }),
      ],
    }),
    makeSegment({
      id: 'n',
      parent_id: 'c',
      name: 'DynamoDB',
      origin: 'AWS::DynamoDB::Table',
      inferred: true,
      from: 10,
      to: 50,
    }),
    makeSegment({ id: 'm', parent_id: 'x', name: 'SQS', origin: 'AWS::SQS::Queue', inferred: true, from: 50, to: 53 }),
  ],
  functionCallsFunction: [
    makeService({ id: 'a', from: 0, to: 200 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 5,
      to: 195,
      subsegments: [
        makeSubsegment({
          id: 'v',
          name: 'Invocation',
          from: 5,
          to: 190,
          subsegments: [
            makeSubsegment({
              id: 'c',
              name: 'Lambda',
              namespace: 'aws',
              from: 20,
              to: 180,
              aws: { operation: 'Invoke', function_name: 'stock' },
            }),
          ],
        }),
      ],
    }),
    makeService({
      id: 'a2',
      parent_id: 'c',
      name: 'stock',
      resource_arn: 'arn:aws:lambda:eu-west-1:123456789012:function:stock',
      from: 30,
      to: 170,
    }),
    makeRun({ id: 'b2', parent_id: 'a2', name: 'stock', from: 35, to: 168 }),
  ],
  callerDoesNotWaitForEvent: [
    makeSegment({
      id: 'p',
      name: 'api',
      from: 0,
      to: 40,
      subsegments: [makeSubsegment({ id: 'c', name: 'Lambda', namespace: 'aws', from: 5, to: 30 })],
    }),
    makeService({
      id: 'a',
      parent_id: 'c',
      from: 10,
      to: 25,
      http: { response: { status: 202 } },
      subsegments: [
        makeSubsegment({ id: 'd', name: 'Dwell Time', from: 10, to: 100 }),
        makeSubsegment({ id: 't1', name: 'Attempt #1', from: 100, to: 400 }),
      ],
    }),
    makeRun({ id: 'b', parent_id: 'a', from: 110, to: 395 }),
  ],
  provisionedInitLongBefore: [
    makeService({ id: 'a', from: 2_460_000, to: 2_460_100 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 2_460_005,
      to: 2_460_095,
      subsegments: [
        makeSubsegment({ id: 'i', name: 'Initialization', from: 0, to: 354 }),
        makeSubsegment({ id: 'v', name: 'Invocation', from: 2_460_005, to: 2_460_095 }),
      ],
    }),
  ],
  snapStartRestore: [
    makeService({ id: 'a', from: 0, to: 500 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 300,
      to: 495,
      subsegments: [
        makeSubsegment({ id: 'r', name: 'Restore', from: 100, to: 299 }),
        makeSubsegment({ id: 'v', name: 'Invocation', from: 300, to: 495 }),
      ],
    }),
  ],
  sqsTriggeredTwoTries: [
    makeService({ id: 'a1', from: 0, to: 50, links: [{ trace_id: '1-6ab15580-aaaaaaaaaaaaaaaaaaaaaaaa', id: 'p1' }] }),
    makeRun({ id: 'b1', parent_id: 'a1', from: 5, to: 48, fault: true, ...typeError }),
    makeService({ id: 'a2', from: 30_000, to: 30_050 }),
    makeRun({ id: 'b2', parent_id: 'a2', from: 30_005, to: 30_048 }),
  ],
  timeout: [
    makeService({ id: 'a', from: 0, to: 2010 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 5,
      to: 2005,
      fault: true,
      cause: {
        exceptions: [
          {
            id: 'ee00000000000002',
            type: 'Sandbox.Timedout',
            message: 'RequestId: 1 Error: Task timed out after 2.00 seconds',
          },
        ],
      },
      subsegments: [
        makeSubsegment({
          id: 'v',
          name: 'Invocation',
          from: 5,
          to: 2005,
          subsegments: [makeSubsegment({ id: 'c', name: 'payments.example.com', namespace: 'remote', from: 100 })],
        }),
      ],
    }),
  ],
  uncaughtErrorMarksInvocationAlone: [
    makeService({ id: 'a', from: 0, to: 30 }),
    makeRun({
      id: 'b',
      parent_id: 'a',
      from: 5,
      to: 28,
      subsegments: [makeSubsegment({ id: 'v', name: 'Invocation', from: 5, to: 28, error: true })],
    }),
  ],
  causeByReference: [
    makeSegment({ id: 'p', name: 'api', from: 0, to: 60, fault: true, cause: 'ee00000000000001' }),
    makeRun({ id: 'b', parent_id: 'p', from: 5, to: 55, fault: true, ...typeError }),
  ],
  orphanSubsegment: [makeSegment({ id: 's', type: 'subsegment', parent_id: 'gone', name: 'lost', from: 0, to: 10 })],
  cycle: [
    makeSegment({ id: 'x', parent_id: 'y', from: 0, to: 10 }),
    makeSegment({ id: 'y', parent_id: 'x', from: 1, to: 9 }),
    makeSegment({ id: 'z', parent_id: 'z', from: 2, to: 8 }),
  ],
  duplicateId: [
    makeSegment({ id: 's', name: 'once', from: 0, to: 10 }),
    makeSegment({ id: 's', name: 'twice', from: 0, to: 20 }),
  ],
  finishedReplacesInProgress: [
    makeSegment({ id: 's', name: 'done', from: 0, to: 10 }),
    makeSegment({ id: 's', name: 'running', from: 0 }),
  ],
  otelBorn: [
    makeSegment({
      id: 's',
      name: 'shop-api',
      origin: 'AWS::EC2::Instance',
      from: 0,
      to: 80,
      http: { request: { method: 'GET', url: 'http://shop.example/cart' }, response: { status: 500 } },
      fault: true,
      metadata: { default: { 'otel.resource.telemetry.sdk.name': 'opentelemetry' } },
      subsegments: [
        makeSubsegment({
          id: 'q',
          name: 'orders',
          namespace: 'remote',
          from: 10,
          to: 60,
          sql: { sanitized_query: 'SELECT * FROM orders WHERE id = ?' },
        }),
      ],
    }),
  ],
  brokenTimes: [
    makeSegment({ id: 's', name: 'root', from: 0, to: 100 }),
    JSON.stringify({ id: 't', name: 'no start', parent_id: 's', end_time: 'soon' }),
    JSON.stringify({ id: 'u', name: 'year 1970', parent_id: 's', start_time: 12, end_time: 13 }),
    '{"id": "cut off',
    '[]',
  ],
};

function threeAttempts(parent1: string, parent2: string, parent3: string): string[] {
  const failed = { fault: true, ...typeError };
  return [
    makeService({
      id: 'a',
      from: 0,
      to: 15,
      http: { response: { status: 202 } },
      subsegments: [
        makeSubsegment({ id: 't2', name: 'Attempt #2', from: 60_300, to: 60_500, error: true }),
        makeSubsegment({ id: 'd', name: 'Dwell Time', from: 0, to: 45 }),
        makeSubsegment({ id: 't1', name: 'Attempt #1', from: 45, to: 300, error: true }),
        makeSubsegment({ id: 't3', name: 'Attempt #3', from: 180_500, to: 180_700, error: true }),
      ],
    }),
    makeRun({
      id: 'b1',
      parent_id: parent1,
      from: 200,
      to: 299,
      ...failed,
      subsegments: [makeSubsegment({ id: 'i', name: 'Initialization', from: 100, to: 199 })],
    }),
    makeRun({ id: 'b2', parent_id: parent2, from: 60_310, to: 60_499, ...failed }),
    makeRun({ id: 'b3', parent_id: parent3, from: 180_510, to: 180_699, ...failed }),
  ];
}
