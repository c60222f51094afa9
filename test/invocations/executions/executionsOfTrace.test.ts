import { expect, test } from 'vitest';
import { type ExecutionSources, executionsOfTrace } from '../../../src/invocations/executions/executionsOfTrace';
import type { Result } from '../../../src/model/connection/result';
import type { ExecutionSummary } from '../../../src/model/durable/execution';

const traceId = '1-6ab15580-000000000000000000000001';
const run = { functionName: 'order', traceId, fromMs: 1_000_000, atMs: 1_090_000 };

/** Executions by their names: when each ended, and the header of the request that started it. */
type Known = Readonly<Record<string, readonly [endMs: number | undefined, traceHeader: string | undefined]>>;

/** What is found, and what was asked for it. */
async function find(known: Known, refusal?: Extract<Result<never>, { ok: false }>) {
  const asked: string[] = [];
  const summaryOf = (name: string): ExecutionSummary => {
    const endMs = known[name]?.[0];
    return { arn: `arn:${name}`, name, functionArn: '', status: endMs ? 'SUCCEEDED' : 'RUNNING', startMs: 0, endMs };
  };
  const sources: ExecutionSources = {
    executionDirectory: {
      list: async (functionName, filter) => {
        asked.push(`list ${functionName} ${filter.startedAfterMs}-${filter.startedBeforeMs}`);
        return refusal ?? { ok: true, value: { executions: Object.keys(known).map(summaryOf), nextMarker: undefined } };
      },
    },
    durable: {
      get: async (arn) => {
        asked.push(arn);
        const name = arn.slice('arn:'.length);
        const none = { version: undefined, input: undefined, result: undefined, error: undefined } as const;
        const settings = { timeoutSeconds: undefined, retentionDays: undefined, timeScale: undefined } as const;
        return { ok: true, value: { ...summaryOf(name), ...none, ...settings, traceHeader: known[name]?.[1] } };
      },
    },
  };
  const found = await executionsOfTrace(sources, run, new AbortController().signal);
  return [found.ok ? found.value.map(({ name }) => name) : found.failure.message, asked];
}

test('the execution of a run is the one that its trace started and that was running', async () => {
  const found = await find({
    ours: [undefined, `Root=${traceId};Parent=53995c3f42cd8ad8;Sampled=1`],
    others: [undefined, 'Root=1-6ab15580-000000000000000000000002;Sampled=1'],
    untraced: [1_200_000, undefined],
    earlier: [1_020_000, `Root=${traceId};Sampled=1`],
  });
  expect(found).toEqual([['ours'], ['list order 995000-1095000', 'arn:ours', 'arn:others', 'arn:untraced']]);
});

test('a function that was invoked twice in a trace has two', async () => {
  const [found] = await find({ first: [undefined, `Root=${traceId}`], second: [1_100_000, `Root=${traceId}`] });
  expect(found).toEqual(['first', 'second']);
});

test('a refusal is what is said', async () => {
  const failure = {
    reason: 'accessDenied' as const,
    name: 'AccessDeniedException',
    statusCode: 403,
    message: 'Not allowed.',
  };
  expect(await find({}, { ok: false, failure })).toEqual(['Not allowed.', [expect.stringMatching(/^list/)]]);
});
