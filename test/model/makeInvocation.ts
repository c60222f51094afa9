import type { EventInvokeConfig, LambdaFunction } from '../../src/model/function/functions';
import type { Invocation, InvokeAnswer } from '../../src/model/invocation/invocation';

/** When the imaginary request left: all times of these tests are told relative to it. */
export const sentMs = Date.UTC(2026, 10, 23, 11, 40, 0);

export const requestId = '11111111-2222-4333-8444-555555555555';

export const checkout: LambdaFunction = {
  name: 'checkout',
  arn: 'arn:aws:lambda:eu-west-1:123456789012:function:checkout',
  version: '$LATEST',
  description: '',
  runtime: 'nodejs22.x',
  handler: 'app.handler',
  timeoutSeconds: 3,
  memoryMb: 128,
  tracing: 'Active',
  architecture: 'arm64',
  lastModified: '2026-11-23T08:22:05.849+0000',
  codeBytes: 1_258_291,
  logGroup: '/aws/lambda/checkout',
  state: { kind: 'Active', reason: undefined, isUpdating: false },
};

export const defaultConfig: EventInvokeConfig = {
  source: 'default',
  maximumRetryAttempts: 2,
  maximumEventAgeSeconds: 21_600,
  onSuccess: undefined,
  onFailure: undefined,
  deadLetter: undefined,
  retryDelaysMs: [60_000, 120_000],
};

type Answered = Extract<InvokeAnswer, { kind: 'answered' }>;

export function answered(afterMs: number, fields: Partial<Answered> = {}): Answered {
  return {
    kind: 'answered',
    atMs: sentMs + afterMs,
    statusCode: 200,
    requestId,
    executedVersion: '$LATEST',
    functionError: undefined,
    payload: '{}',
    payloadBytes: 2,
    logTail: undefined,
    ...fields,
  };
}

/** The 202 of an asynchronous invoke, after 15 ms. */
export const accepted = answered(15, { statusCode: 202, executedVersion: undefined, payload: '', payloadBytes: 0 });

export function makeInvocation(fields: Partial<Invocation> = {}): Invocation {
  return {
    id: 'one',
    target: { connectionId: 'aws:Prod', functionName: 'checkout', qualifier: undefined },
    connectionName: 'Prod',
    mode: 'RequestResponse',
    traceId: '1-6ab15580-0123456789abcdef01234567',
    sentMs,
    payloadBytes: 2,
    answer: { kind: 'waiting' },
    configuration: checkout,
    eventInvokeConfig: undefined,
    documents: [],
    isTraceLimitExceeded: false,
    logs: [],
    problems: [],
    following: { kind: 'following', nextPollMs: sentMs },
    ...fields,
  };
}

/** An event that Lambda has taken. */
export function makeEvent(fields: Partial<Invocation> = {}): Invocation {
  return makeInvocation({ mode: 'Event', answer: accepted, eventInvokeConfig: defaultConfig, ...fields });
}
