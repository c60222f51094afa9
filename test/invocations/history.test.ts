import { describe, expect, test } from 'vitest';
import { readHistory, writeHistory } from '../../src/invocations/history';
import { defaultHistoryLimits, type HistoryLimits } from '../../src/invocations/historyLimits';
import { InvocationStore } from '../../src/invocations/invocationStore';
import { matchInvocation } from '../../src/invocations/matchInvocation';
import { systemClock } from '../../src/model/base/systemClock';
import { noOptions } from '../../src/model/invocation/invocation';
import { answered, makeEvent, makeInvocation } from '../model/makeInvocation';

const options = { ...noOptions, tenantId: 'blue' };
const nobody = (): void => undefined;

function entry(id: string, payload = '{"secret":"payload"}') {
  const answer = answered(20, { payload: '{"secret":"result"}', logTail: 'secret log' });
  const logs = [{ timestampMs: 0, message: 'secret line', stream: 's' }];
  return { invocation: makeInvocation({ id, answer, logs }), payload, options };
}

function kept(limits: Partial<HistoryLimits>, entries = [entry('b'), entry('a')]) {
  const stored = writeHistory(entries, { ...defaultHistoryLimits, ...limits });
  const text = JSON.stringify(stored) ?? 'nothing';
  return { text, entries: readHistory(stored === undefined ? undefined : JSON.parse(text), 0, nobody) };
}

describe('what is kept between sessions', () => {
  test('everything comes back as it was', () => {
    expect(kept({}).entries).toMatchObject([entry('b'), entry('a')]);
  });

  test('without payloads: outcome and ids, and no word of what went in, out or into the log', () => {
    const { text, entries } = kept({ keep: 'withoutPayloads' });
    expect(text).not.toContain('secret');
    expect(text).not.toContain('blue');
    expect(entries.map(({ invocation, payload }) => [invocation.id, invocation.answer.kind, payload])).toEqual([
      ['b', 'answered', undefined],
      ['a', 'answered', undefined],
    ]);
  });

  test('nothing is nothing', () => {
    expect(kept({ keep: 'nothing' })).toEqual({ text: 'nothing', entries: [] });
  });

  test('beyond its size the oldest go, never the newest', () => {
    const big = entry('big', 'x'.repeat(50_000));
    expect(
      kept({ maxBytes: 10_000 }, [entry('new'), big, entry('old')]).entries.map((one) => one.invocation.id),
    ).toEqual(['new']);
    expect(kept({ maxBytes: 10_000 }, [big, entry('old')]).entries.map((one) => one.invocation.id)).toEqual(['big']);
  });
});

test('bytes of a binary response come back, up to the limit; their type always does', () => {
  const binary = { type: 'PNG image', base64: 'iVBORw0KGgo='.repeat(2_000) };
  const one = { ...entry('one'), invocation: makeInvocation({ id: 'one', answer: answered(20, { binary }) }) };
  const bytesOf = (limits: Partial<HistoryLimits>) => kept(limits, [one]).entries.map((e) => e.invocation.answer);
  expect(bytesOf({})).toMatchObject([{ binary }]);
  expect(bytesOf({ maxBytes: 10_000 })).toMatchObject([{ binary: { type: 'PNG image', base64: undefined } }]);
  expect(bytesOf({ keep: 'withoutPayloads' })).toMatchObject([{ binary: { type: 'PNG image', base64: undefined } }]);
});

describe('the store', () => {
  function storeWith(limits: Partial<HistoryLimits>) {
    let stored: unknown;
    const storage = {
      load: () => stored,
      save: (value: unknown) => {
        stored = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
      },
    };
    const all = { ...defaultHistoryLimits, ...limits };
    return { open: () => new InvocationStore(storage, systemClock, nobody, () => all) };
  }

  test('keeps so many and lets go of the oldest', () => {
    const store = storeWith({ maxInvocations: 2 }).open();
    const removed: string[] = [];
    store.onDidChange(({ kind, invocation }) => kind === 'removed' && removed.push(invocation.id));
    for (const id of ['a', 'b', 'c']) store.add(makeInvocation({ id }), '{}', noOptions);
    expect([store.all().map(({ id }) => id), removed]).toEqual([['c', 'b'], ['a']]);
  });

  test('gives back what was sent with it, also after a restart, and forgets what is removed', async () => {
    const { open } = storeWith({});
    const store = open();
    store.add(makeInvocation({ id: 'a', answer: answered(5) }), '{"n":1}', options);
    store.add(makeInvocation({ id: 'b', answer: answered(5) }), '{"n":2}', noOptions);
    store.remove('b');
    await store.flush();
    const after = open();
    expect(after.all().map(({ id }) => id)).toEqual(['a']);
    expect([after.payloadOf('a'), after.optionsOf('a')]).toEqual(['{"n":1}', options]);
    after.clear();
    await after.flush();
    expect(open().all()).toEqual([]);
  });
});

describe('the filter', () => {
  const failed = makeInvocation({
    answer: answered(20, {
      functionError: 'Unhandled',
      payload: '{"errorType":"TypeError","errorMessage":"cents is undefined"}',
    }),
  });
  test.each([
    ['', true],
    ['check', true],
    ['checkout failed', true],
    ['TYPEERROR cents', true],
    ['succeeded', false],
    ['11111111-2222', true],
    ['lisbon', true],
    ['is', true],
    ['porto', false],
    ['checkout porto', false],
  ])('"%s": %s', (filter, matches) => {
    expect(matchInvocation(failed, '{"shop":"Lisbon"}', filter, failed.sentMs + 1_000)).toBe(matches);
  });

  test('two letters are not looked for in payloads', () => {
    expect(matchInvocation(makeEvent(), '{"q":"zz"}', 'zz', 0)).toBe(false);
    expect(matchInvocation(makeEvent(), '{"q":"zzz"}', 'zzz', 0)).toBe(true);
  });
});
