import { describe, expect, test } from 'vitest';
import { durableRequest } from '../../src/invocations/durableRequest';
import { findExecution } from '../../src/invocations/findExecution';
import { systemClock } from '../../src/model/base/systemClock';
import type { ExecutionDirectory } from '../../src/model/durable/executionDirectory';
import { type Invocation, type InvocationMode, noOptions } from '../../src/model/invocation/invocation';
import { shortOutcome } from '../../src/model/invocation/shortOutcome';
import { expectedNext } from '../../src/model/lifecycle/expectedNext';
import { isBusy } from '../../src/model/lifecycle/isBusy';
import { lifecycleOf } from '../../src/trace/normalize/invocationLifecycle';
import { checkout, makeEvent, makeInvocation, sentMs } from '../model/makeInvocation';
import { loggedFailure } from '../model/threeAttempts';

const week = { executionTimeoutSeconds: 604_800, retentionDays: 7 };
const target = { connectionId: 'c', functionName: 'order', qualifier: undefined };

function sentBy(mode: InvocationMode, name?: string, durable: typeof week | undefined = week): string {
  const options = { ...noOptions, durableExecutionName: name };
  const sent = durableRequest({ target, mode, options }, { ...checkout, durable }, 'own-name');
  const { target: to, timeoutSeconds, awaitedName } = sent;
  const parts = [to.qualifier, sent.options.durableExecutionName, `${timeoutSeconds} s`, awaitedName];
  return parts.map((part) => part ?? '-').join(' ');
}

test('a durable function gets $LATEST, and a synchronous call a name and the time of the execution', () => {
  expect([
    sentBy('RequestResponse'),
    sentBy('RequestResponse', 'order-7'),
    sentBy('RequestResponse', undefined, { ...week, executionTimeoutSeconds: 60 }),
    sentBy('Event'),
    sentBy('Event', 'order-7'),
    durableRequest({ target, mode: 'Event', options: noOptions }, checkout, 'own-name').target.qualifier,
  ]).toEqual([
    '$LATEST own-name 900 s own-name',
    '$LATEST order-7 900 s order-7',
    '$LATEST own-name 60 s own-name',
    `$LATEST - ${checkout.timeoutSeconds} s -`,
    `$LATEST order-7 ${checkout.timeoutSeconds} s -`,
    undefined,
  ]);
});

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:order:3/durable-execution/order-7/id-1';

test('an execution is found by its name while its caller waits, and not looked for afterwards', async () => {
  const asked: (string | undefined)[] = [];
  const directory: ExecutionDirectory = {
    list: async (_functionName, { name }) => {
      asked.push(name);
      const found = { arn, name: 'order-7', functionArn: '', status: 'RUNNING', startMs: 1, endMs: undefined } as const;
      return { ok: true, value: { executions: asked.length === 1 ? [] : [found], nextMarker: undefined } };
    },
  };
  const wanted = { functionName: 'order', name: 'order-7' };
  const found = await findExecution(directory, wanted, systemClock, new AbortController().signal);
  expect([found, asked]).toEqual([{ arn, status: 'RUNNING', endMs: undefined }, ['order-7', 'order-7']]);
  expect(await findExecution(directory, wanted, systemClock, AbortSignal.abort())).toBeUndefined();
  expect(asked).toHaveLength(2);
});

describe('an invocation of a durable function is its execution', () => {
  const atMs = Date.UTC(2026, 10, 28);
  const answered = {
    kind: 'answered',
    atMs: atMs + 20,
    statusCode: 202,
    requestId: 'r-1',
    executedVersion: '3',
    functionError: undefined,
    payload: '',
    payloadBytes: 0,
    logTail: undefined,
    durableExecutionArn: arn,
  } as const;

  function shown(change: Partial<Invocation>): string {
    const configuration = { ...checkout, durable: week };
    const base = { sentMs: atMs, mode: 'Event', answer: answered, configuration } as const;
    const following = { kind: 'following', nextPollMs: 0 } as const;
    const lifecycle = lifecycleOf(makeInvocation({ ...base, following, ...change }), atMs + 60_000);
    return [shortOutcome(lifecycle), lifecycle.isFinal ? 'final' : 'open', isBusy(lifecycle) ? 'busy' : ''].join('|');
  }

  const execution = (status: string, endMs?: number) => ({ execution: { arn, status, endMs } });

  test.each<readonly [string, Partial<Invocation>, string]>([
    ['accepted', {}, 'running|open|'],
    ['running', execution('RUNNING'), 'running|open|'],
    ['succeeded', execution('SUCCEEDED', atMs + 7_200_000), '2 h|final|'],
    ['failed', execution('FAILED', atMs + 5_000), 'failed · 5 s|final|'],
    ['timed out', execution('TIMED_OUT', atMs + 5_000), 'timed out · 5 s|final|'],
    ['stopped', execution('STOPPED', atMs + 5_000), 'failed · 5 s|final|'],
    [
      'no longer followed',
      { ...execution('RUNNING'), following: { kind: 'ended', reason: 'stopped' } },
      'outcome unknown|open|',
    ],
    [
      'a caller that stopped waiting',
      { ...execution('SUCCEEDED', atMs + 5_000), mode: 'RequestResponse', answer: { kind: 'abandoned', atMs } },
      '5 s|final|',
    ],
    [
      'a caller that still waits',
      { ...execution('RUNNING'), mode: 'RequestResponse', answer: { kind: 'waiting' } },
      'running|open|busy',
    ],
  ])('%s', (_name, change, wanted) => {
    expect(shown(change)).toBe(wanted);
  });

  test('whose invocations are not counted as attempts', () => {
    const logs = [...loggedFailure(60, 260), ...loggedFailure(3_000, 3_100)];
    const outcomeOf = (change: Partial<Invocation>) =>
      shortOutcome(lifecycleOf(makeEvent({ logs, ...change }), sentMs + 600_000));
    expect([outcomeOf({}), outcomeOf(execution('SUCCEEDED', sentMs + 5_000))]).toEqual([
      expect.stringContaining('×2'),
      '5 s',
    ]);
  });

  test('which Lambda does not attempt again, so that no next attempt is announced', () => {
    const announced = (event: Partial<Invocation>) => {
      const invocation = makeEvent({ logs: loggedFailure(60, 260), ...event });
      return expectedNext(lifecycleOf(invocation, sentMs + 600_000), sentMs + 600_000);
    };
    expect([
      announced({}),
      announced({ answer: { ...answered, atMs: sentMs + 15 }, configuration: { ...checkout, durable: week } }),
    ]).toEqual([{ what: 'attempt', number: 2, when: { kind: 'until', ms: sentMs + 15 + 21_600_000 } }, undefined]);
  });
});
