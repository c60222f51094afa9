import { describe, expect, it } from 'vitest';
import type { Invocation } from '../../src/model/invocation/invocation';
import { peersOf, peerTimes } from '../../src/trace/measure/peers';
import { percentileRank } from '../../src/trace/measure/percentile';
import { phaseRanks } from '../../src/trace/measure/phaseRanks';
import { answered, makeInvocation, requestId, sentMs } from '../model/makeInvocation';

describe('where a value stands among its peers', () => {
  const peers = Array.from({ length: 20 }, (_, index) => index + 1);
  it.each([
    [0, 0],
    [1, 0.025],
    [10.5, 0.5],
    [20, 0.975],
    [21, 1],
  ])('%d is above %d', (value, rank) => {
    expect(percentileRank(value, peers)).toBe(rank);
  });

  it('equal peers count half', () => {
    expect(
      percentileRank(
        5,
        Array.from({ length: 30 }, () => 5),
      ),
    ).toBe(0.5);
  });

  it('is not told under twenty', () => {
    expect(percentileRank(5, peers.slice(1))).toBeUndefined();
  });
});

function call(id: string, ms: number, fields: Partial<Invocation> = {}, figures = ''): Invocation {
  const logTail = `START RequestId: ${requestId}\nREPORT RequestId: ${requestId}\tDuration: ${ms} ms\tBilled Duration: ${ms} ms${figures}\t`;
  const following = { kind: 'ended', reason: 'complete' } as const;
  return makeInvocation({ id, answer: answered(ms + 10, { logTail }), following, ...fields });
}

describe('the peers of an invocation', () => {
  const own = call('own', 100);
  const ids = (...others: readonly Invocation[]) => peersOf([own, ...others], own).map(({ id }) => id);
  const failed = answered(110, { functionError: 'Unhandled', payload: '{"errorType":"E"}', logTail: undefined });

  it('are those that began and ended alike', () => {
    expect(
      ids(
        call('alike', 90),
        call('cold', 90, {}, '\tInit Duration: 300 ms'),
        call('failed', 90, { answer: failed }),
        call('other version', 90, { answer: answered(100, { executedVersion: '7' }) }),
        call('other function', 90, { target: { ...own.target, functionName: 'stock' } }),
        call('elsewhere', 90, { target: { ...own.target, connectionId: 'local:Local' } }),
        call('running', 90, { answer: { kind: 'waiting' } }),
        call('event', 90, { mode: 'Event' }),
      ),
    ).toEqual(['alike']);
  });

  it('are nobody’s while it runs', () => {
    expect(peersOf([own], makeInvocation({ id: 'running' }))).toEqual([]);
  });

  it('rank each phase that enough of them have', () => {
    const others = Array.from({ length: 24 }, (_, index) =>
      call(`${index}`, 50 + index, { sentMs: sentMs + index, answer: call('', 50 + index).answer }),
    );
    const peers = peerTimes(peersOf([own, ...others], own));
    expect([peers?.times.length, (peers?.toMs ?? 0) - (peers?.fromMs ?? 0)]).toEqual([24, 23]);
    expect(phaseRanks({ total: 110, handler: 60, init: 5 }, peers)).toEqual([
      { phase: 'total', rank: 1, peerCount: 24 },
      { phase: 'handler', rank: 10.5 / 24, peerCount: 24 },
    ]);
    expect(phaseRanks({ total: 110 }, undefined)).toEqual([]);
  });
});
