import { afterAll, beforeAll, expect, test } from 'vitest';
import { layoutLog } from '../../../src/explorer/logs/layoutLog';
import { LogFeed } from '../../../src/explorer/logs/logFeed';
import { findFailures } from '../../../src/explorer/traceSearch/findFailures';
import { groupTraces } from '../../../src/explorer/traceSearch/groupTraces';
import { describeGroup } from '../../../src/explorer/traceSearch/searchTexts';
import { TraceSearch } from '../../../src/explorer/traceSearch/traceSearch';
import { systemClock } from '../../../src/model/base/systemClock';
import type { Connection } from '../../../src/model/connection/connection';
import { connectionTo } from '../../aws/testConnection';
import { invoke } from '../clients';
import { type RunningLocalService, startLocalService } from '../localService';

/** What the explorer finds in traces and logs, over the wire. */
let service: RunningLocalService;
let connection: Connection;
beforeAll(async () => {
  service = await startLocalService();
  connection = connectionTo(service.endpoint, service.region);
});
afterAll(async () => {
  connection.dispose();
  await service.stop();
});

const order = { items: [{ name: 'cocoa', quantity: 1 }] };

function failuresOf(functionName: string) {
  const query = { target: { connectionId: connection.id, functionName }, hours: 1, limit: 5 };
  return findFailures(query, connection, new AbortController().signal);
}

test('failures of a function: their attempts, and where they ended', async () => {
  await invoke(service, 'hello', { name: 'Ada' });
  const sent = await invoke(service, 'always-fails', order, 'Event');
  const said = async () => {
    const found = await failuresOf('always-fails');
    return found.ok
      ? found.value.map(({ trace, invocation }) => [trace.id, invocation?.attempts.length, invocation?.end])
      : found;
  };
  await expect
    .poll(said)
    .toEqual([[sent.traceId, 3, 'Dropped after 3 attempts: no destination, no dead-letter queue']]);
  const found = await failuresOf('always-fails');
  const invocation = found.ok ? found.value[0]?.invocation : undefined;
  expect(invocation?.mode).toBe('Event');
  expect(invocation?.outcome).toMatch(
    /^Failed after 3 attempts in [\d.]+ m?s: TypeError at prices\.mjs:9: Cannot read properties of undefined/,
  );
  expect(await failuresOf('hello')).toEqual({ ok: true, value: [] });
});

test('a call that failed is found with its exception', async () => {
  const sent = await invoke(service, 'times-out', {});
  await expect
    .poll(async () => {
      const found = await failuresOf('times-out');
      return found.ok ? found.value.map(({ trace }) => trace.id) : found;
    })
    .toEqual([sent.traceId]);
  const found = await failuresOf('times-out');
  const invocation = found.ok ? found.value[0]?.invocation : undefined;
  expect([invocation?.mode, invocation?.outcome]).toEqual([
    'RequestResponse',
    expect.stringMatching(/^Timed out after/),
  ]);
});

test('traces of a connection are grouped by outcome and cause', async () => {
  const search = new TraceSearch(Date.now);
  await search.start(
    { connectionId: connection.id, scope: { kind: 'connection' }, range: { kind: 'last', hours: 1 }, outcomes: [] },
    connection.traceSearch,
  );
  const labels = groupTraces(search.state.found).map((group) => describeGroup(group).label);
  expect(labels).toContain("Error: TypeError: Cannot read properties of undefined (reading 'cents')");
  expect(labels.at(-1)).toBe('OK');
});

test('an expression that X-Ray refuses is a failure of the search', async () => {
  const search = new TraceSearch(Date.now);
  const range = { kind: 'last', hours: 1 } as const;
  const all = { connectionId: connection.id, scope: { kind: 'connection' }, range, outcomes: [] } as const;
  await search.start({ ...all, expression: 'nonsense =' }, connection.traceSearch);
  expect(search.state.phase.kind).toBe('failed');
});

test('a followed log shows what a function writes meanwhile', async () => {
  const query = {
    mode: 'follow',
    logGroup: '/aws/lambda/hello',
    fromMs: Date.now(),
    toMs: undefined,
    pattern: '',
  } as const;
  const feed = new LogFeed(query, connection.logReader, systemClock);
  try {
    await feed.start();
    const { requestId } = await invoke(service, 'hello', { name: 'Bo' });
    await expect
      .poll(() => layoutLog(feed.state.events, { head: [], isJsonOpen: false }).text)
      .toContain(`REPORT RequestId: ${requestId}`);
  } finally {
    feed.stop();
  }
});
