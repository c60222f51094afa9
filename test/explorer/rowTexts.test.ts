import { describe, expect, it } from 'vitest';
import { functionDescription, invocationRow, rowTime } from '../../src/explorer/rowTexts';
import type { RunCaller } from '../../src/model/invocation/calledRun';
import type { Lifecycle } from '../../src/model/lifecycle/lifecycle';
import { makeInvocation } from '../model/makeInvocation';
import { lambda } from './pagedConnection';

const sentMs = new Date(2026, 10, 28, 2, 7, 33).getTime();
const ended: Lifecycle = {
  mode: 'Event',
  cause: undefined,
  awaiting: undefined,
  requestId: undefined,
  outcome: 'functionError',
  isFinal: true,
  attempts: 3,
  startMs: sentMs,
  endMs: sentMs + 3_200,
  steps: [],
};

describe('a row says first what tells it apart', () => {
  it('of a function: running or an unusual state, then the runtime', () => {
    const idle = { busyForMs: undefined, lastFailure: undefined };
    const hello = { ...lambda('hello'), runtime: 'nodejs22.x' };
    expect(functionDescription(hello, idle)).toBe('nodejs22.x');
    expect(functionDescription(hello, { ...idle, lastFailure: 'failed ×3' })).toBe('last failed ×3 · nodejs22.x');
    expect(functionDescription(hello, { busyForMs: 29_400, lastFailure: 'timed out' })).toBe(
      'running for 29 s · nodejs22.x',
    );
    const state = { kind: 'Failed', reason: 'no subnet', isUpdating: false } as const;
    expect(functionDescription({ ...hello, state }, idle)).toBe('failed · nodejs22.x');
    const updating = { kind: 'Active', reason: undefined, isUpdating: true } as const;
    expect(functionDescription({ ...hello, state: updating, runtime: undefined }, idle)).toBe(
      'updating · container image',
    );
  });

  it('of an invocation: the time and the outcome, then the function', () => {
    const of = (name: string, caller?: RunCaller) => ({
      ...makeInvocation({ caller }),
      target: { connectionId: 'local', functionName: name, qualifier: undefined },
    });
    expect(invocationRow(ended, of('always-fails'), sentMs)).toEqual({
      label: '02:07 · failed ×3',
      description: 'always-fails · 3.2 s',
    });
    expect(invocationRow({ ...ended, outcome: 'succeeded', attempts: 1 }, of('hello'), sentMs).label).toBe(
      '02:07 · succeeded',
    );
    const { description } = invocationRow(ended, of('shop', { kind: 'http', method: 'GET', path: '/orders' }), sentMs);
    expect(description).toBe('shop · GET /orders · 3.2 s');
    expect(invocationRow(ended, of('take', { kind: 'poller', source: 'orders' }), sentMs).description).toBe(
      'take · poller of orders · 3.2 s',
    );
  });

  it('has the day where it is another one', () => {
    expect(rowTime(sentMs, sentMs + 86_400_000)).toBe('Nov 28 02:07');
  });
});
