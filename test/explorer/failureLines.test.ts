import { expect, test } from 'vitest';
import { failureLines } from '../../src/explorer/agents/failureLines';
import type { FoundFailure } from '../../src/explorer/traceSearch/findFailures';
import type { TraceSummary } from '../../src/model/connection/traceSearchSource';
import { syncError } from '../webview/fixtures/invocations';

const nowMs = syncError.sentMs + 60_000;
const search = {
  functionName: undefined,
  connectionId: 'local:Local',
  connectionName: 'Local',
  maxAgeMs: 3_600_000,
} as const;

function failure(id: string, agoMs: number): FoundFailure {
  const trace: TraceSummary = {
    id,
    startMs: nowMs - agoMs,
    durationMs: 120,
    isFault: true,
    isError: false,
    isThrottle: false,
    isPartial: false,
    entry: 'shop/prod',
    url: undefined,
    method: undefined,
    status: 502,
    cause: { service: 'orders', type: 'TypeError', message: 'total is not a number' },
  };
  return { trace, invocation: undefined };
}

test('failures that others caused stand with those of this window, the newest first', () => {
  const found = { ok: true, value: [failure('1-5e34a66a-474c04a7c2534a87870b4370', 30_000)] } as const;
  const lines = failureLines(found, [syncError], search, nowMs).split('\n');
  expect(lines.slice(0, 3)).toEqual([
    '2 failed invocations on "Local" in the last 1 h:',
    '- shop/prod, 30 s ago: orders: TypeError total is not a number',
    '  ids: trace 1-5e34a66a-474c04a7c2534a87870b4370',
  ]);
  expect(lines[3]).toMatch(/^- checkout, sent from this window 1 min ago: /);
  expect(lines[4]).toMatch(/^ {2}ids: invocation invocation-1, request [\w-]+, trace 1-/);
});

test('a trace of this window is said once, with the ids of its invocation', () => {
  const found = { ok: true, value: [failure(syncError.traceId, 60_000)] } as const;
  const text = failureLines(found, [syncError], search, nowMs);
  expect(text).toMatch(
    /^1 failed invocation on "Local" in the last 1 h:\n- checkout, sent from this window 1 min ago: /,
  );
});

test('a search that fails is said, and the history is searched all the same', () => {
  const found = {
    ok: false,
    failure: { reason: 'service', name: 'AccessDenied', statusCode: 403, message: 'No permission for X-Ray.' },
  } as const;
  const ofOther = { ...search, functionName: 'other' };
  expect(failureLines(found, [syncError], ofOther, nowMs)).toBe(
    'Traces could not be searched: No permission for X-Ray.\nNo failed invocation of other on "Local" in the last 1 h was found.',
  );
  expect(failureLines(found, [syncError], search, nowMs)).toContain('1 failed invocation on "Local"');
});
