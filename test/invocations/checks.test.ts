import { describe, expect, test } from 'vitest';
import { checkConfiguration } from '../../src/invocations/checkConfiguration';
import { checkOptions } from '../../src/invocations/checkOptions';
import { checkPayload } from '../../src/invocations/checkPayload';
import { describeState } from '../../src/model/function/describeState';
import type { LambdaFunction } from '../../src/model/function/functions';
import { type InvocationMode, type InvokeOptions, noOptions } from '../../src/model/invocation/invocation';
import { checkout } from '../model/makeInvocation';

const target = { connectionId: 'aws', functionName: 'checkout', qualifier: undefined };

function said(options: Partial<InvokeOptions>, mode: InvocationMode = 'RequestResponse', qualifier?: string): string {
  const request = { target: { ...target, qualifier }, mode, options: { ...noOptions, ...options } };
  return checkOptions(request)?.message ?? 'taken';
}

describe('what goes along with a payload', () => {
  test.each([
    ['nothing', said({}), 'taken'],
    ['a version', said({}, 'Event', '7'), 'taken'],
    ['$LATEST.PUBLISHED', said({}, 'Event', '$LATEST.PUBLISHED'), 'taken'],
    [
      'a qualifier with a dot',
      said({}, 'Event', 'v1.2'),
      '"v1.2" is not a valid version or alias. Use a number, a name of letters, digits, - and _, or $LATEST.',
    ],
    ['a client context', said({ clientContext: '{"custom":{}}' }), 'taken'],
    [
      'a client context that is no object',
      said({ clientContext: '[1]' }),
      'The client context is not a JSON object. Correct it, or clear it.',
    ],
    [
      'a client context with an event',
      said({ clientContext: '{}' }, 'Event'),
      'Lambda passes a client context only to synchronous invocations. Clear it, or invoke synchronously.',
    ],
    ['the longest client context', said({ clientContext: `{"a":"${'x'.repeat(2_676)}"}` }), 'taken'],
    [
      'a longer client context',
      said({ clientContext: `{"a":"${'x'.repeat(2_688)}"}` }),
      'The client context has 3596 bytes in base64, but Lambda accepts at most 3583. Shorten it.',
    ],
    ['a tenant', said({ tenantId: 'blue/7@eu' }), 'taken'],
    [
      'a tenant with a comma',
      said({ tenantId: 'a,b' }),
      'The tenant ID is invalid. Use up to 256 letters, digits, spaces, and . _ : / = + - @.',
    ],
    ['an execution', said({ durableExecutionName: 'order-7' }, 'Event'), 'taken'],
    [
      'an execution with a dot',
      said({ durableExecutionName: 'a.b' }),
      'The durable execution name is invalid. Use up to 64 letters, digits, - and _.',
    ],
    [
      'an execution with a stream',
      said({ durableExecutionName: 'a' }, 'ResponseStream'),
      'Response streaming does not support durable executions. Clear the execution name, or invoke without streaming.',
    ],
  ])('%s: %s', (_, is, wanted) => {
    expect(is).toBe(wanted);
  });
});

describe('sizes are measured before anything is sent', () => {
  test.each([
    ['RequestResponse', 6, 'a synchronous invocation accepts at most 6 MB'],
    ['ResponseStream', 6, 'a synchronous invocation accepts at most 6 MB'],
    ['Event', 1, 'an asynchronous invocation accepts at most 1 MB'],
  ] as const)('%s', (mode, megabytes, words) => {
    const text = (bytes: number) => `"${'x'.repeat(bytes - 2)}"`;
    expect(checkPayload(text(megabytes * 1024 * 1024), mode)).toBeUndefined();
    const problem = checkPayload(text(megabytes * 1024 * 1024 + 20_000), mode);
    expect(problem?.message).toBe(
      `The payload has ${megabytes}.02 MB, but ${words}. Make it smaller, or pass a reference to an object in S3.`,
    );
  });
});

describe('the state of a function', () => {
  const state = (kind: LambdaFunction['state']['kind'], reason?: string, isUpdating = false) => ({
    state: { kind, reason, isUpdating },
  });
  const refusal = (change: Partial<LambdaFunction>, mode: InvocationMode = 'RequestResponse') => {
    return checkConfiguration({ ...checkout, ...change }, { mode, options: noOptions })?.message ?? 'sent';
  };

  test.each([
    ['Active', refusal({}), 'sent'],
    [
      'Pending',
      refusal(state('Pending', 'The function is being created.')),
      'checkout is still being created (The function is being created). Nothing was sent. Invoke it when its state is Active.',
    ],
    [
      'Failed',
      refusal(state('Failed', 'No subnet')),
      'checkout is in state Failed (No subnet). Nothing was sent, because Lambda would refuse the invocation. Fix the configuration or redeploy.',
    ],
    ['Failed, dry run', refusal(state('Failed'), 'DryRun'), 'sent'],
    ['Inactive', refusal(state('Inactive')), 'sent'],
    [
      'without its tenant',
      refusal({ needsTenantId: true }),
      'checkout uses tenant isolation, so every invocation needs a tenant ID. Nothing was sent. Set one with "Lambda: Set Invoke Options…".',
    ],
    [
      'durable, for longer than a caller waits',
      refusal({ durable: { executionTimeoutSeconds: 604_800, retentionDays: 14 } }),
      'An execution of checkout may run for 7 days, but Lambda invokes a durable function synchronously only if that is at most 15 min. Nothing was sent. Invoke it as an event.',
    ],
    ['durable, as an event', refusal({ durable: { executionTimeoutSeconds: 901, retentionDays: 1 } }, 'Event'), 'sent'],
    ['durable, 15 min', refusal({ durable: { executionTimeoutSeconds: 900, retentionDays: 1 } }), 'sent'],
  ])('%s: %s', (_, is, wanted) => {
    expect(is).toBe(wanted);
  });

  test('what is taken, but not as usual, is told', () => {
    expect(describeState({ ...checkout, ...state('Inactive') })).toContain('is inactive. This invocation activates it');
    expect(describeState({ ...checkout, ...state('Active', undefined, true) })).toContain('is being updated');
    expect(describeState({ ...checkout, ...state('Active') })).toBeUndefined();
  });
});
