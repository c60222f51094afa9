import { expect, test } from 'vitest';
import { InvocationStore } from '../../src/invocations/invocationStore';
import { AdoptedRuns, type RunConnection } from '../../src/invocations/runs/adoptedRuns';
import { systemClock } from '../../src/model/base/systemClock';
import type { CalledRun, CalledRunPage } from '../../src/model/invocation/calledRun';
import { checkout } from '../model/makeInvocation';

/** Runs that Dwell did not send, in the history. */
function run(sequence: number, more: Partial<CalledRun> = {}): CalledRun {
  return {
    sequence,
    requestId: `request-${sequence}`,
    functionName: 'shop',
    traceId: '1-5e34a66a-474c04a7c2534a87870b4370',
    http: { method: 'GET', path: `/${sequence}` },
    startMs: 1_000,
    endMs: 1_250,
    event: '{"a":1}',
    response: '{"b":2}',
    isFunctionError: false,
    logTail: 'END',
    ...more,
  };
}

function setUp(pages: readonly CalledRunPage[]) {
  const asked: number[] = [];
  const followed: string[] = [];
  const store = new InvocationStore(
    { load: () => undefined, save: () => undefined },
    systemClock,
    () => undefined,
    () => ({ keep: 'everything', maxInvocations: 100, maxBytes: 1_000_000 }),
  );
  const connection: RunConnection = {
    id: 'local:Local',
    spec: { kind: 'local', name: 'Local' },
    directory: {
      listFunctions: () => Promise.reject(new Error('not asked here')),
      listFunctionTags: () => Promise.reject(new Error('not asked here')),
      getEventInvokeConfig: () => Promise.reject(new Error('not asked here')),
      getFunction: async () => ({ ok: true, value: checkout }),
    },
    runs: {
      find: async () => ({ ok: true, value: undefined }),
      ofHttp: async (after, _waitSeconds, signal) => {
        const page = pages[asked.length];
        asked.push(after);
        if (page !== undefined) return { ok: true, value: page };
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
        return { ok: true, value: { runs: [], next: after } };
      },
    },
  };
  const runs = new AdoptedRuns({
    store,
    follower: { follow: (id) => void followed.push(id) },
    clock: systemClock,
    checkAnswer: async (payload) => ({
      event: payload,
      isAccepted: false,
      verdict: 'API Gateway would return 502',
      findings: [],
      next: '',
    }),
  });
  const names = () => store.all().map(({ caller }) => (caller?.kind === 'http' ? caller.path : caller?.source));
  return { runs, store, connection, asked, followed, names };
}

test('what HTTP clients call on Local is in the history, once, with event, response and what the caller gets', async () => {
  const { runs, store, connection, asked, followed, names } = setUp([
    { runs: [run(1), run(2, { isFunctionError: true })], next: 2 },
    { runs: [run(2), run(3)], next: 3 },
  ]);
  runs.watch(connection);
  runs.watch(connection);
  await expect.poll(names).toEqual(['/3', '/2', '/1']);
  await expect.poll(() => asked).toEqual([0, 2, 3]);
  const [, failed, first] = store.all();
  expect(first).toMatchObject({
    mode: 'RequestResponse',
    sentMs: 1_000,
    payloadBytes: 7,
    target: { connectionId: 'local:Local', functionName: 'shop' },
    answer: { kind: 'answered', requestId: 'request-1', payload: '{"b":2}', functionError: undefined, atMs: 1_250 },
    callerCheck: { verdict: 'API Gateway would return 502' },
  });
  expect(failed).toMatchObject({ answer: { functionError: 'Unhandled' } });
  expect(first && store.payloadOf(first.id)).toBe('{"a":1}');
  expect(followed).toHaveLength(3);
  runs.dispose();
});

test('of many the newest twenty are kept, and nothing that Dwell has sent goes for them', async () => {
  const { runs, connection, names } = setUp([
    { runs: Array.from({ length: 25 }, (_none, at) => run(at + 1)), next: 25 },
  ]);
  const polled = await runs.adopt(connection, run(99, { http: undefined }), { kind: 'poller', source: 'orders' });
  runs.watch(connection);
  await expect.poll(() => names()[0]).toBe('/25');
  await expect.poll(names).toEqual([...Array.from({ length: 20 }, (_none, at) => `/${25 - at}`), 'orders']);
  expect(await runs.adopt(connection, run(99), { kind: 'poller', source: 'orders' })).toMatchObject({ id: polled.id });
  runs.dispose();
});
