import { afterEach, describe, expect, test } from 'vitest';
import { SeriesRunner } from '../../src/invocations/seriesRunner';
import { systemClock } from '../../src/model/base/systemClock';
import { noOptions } from '../../src/model/invocation/invocation';
import type { Series, SeriesRun } from '../../src/model/invocation/series';
import { describeSeries, histogram, percentile, seriesFigures } from '../../src/model/invocation/seriesFigures';
import { awsError, type Behavior, CountingServer } from '../aws/countingServer';
import { connectionTo } from '../aws/testConnection';

let server: CountingServer | undefined;
afterEach(() => server?.stop());

const target = { connectionId: 'endpoint:Test', functionName: 'checkout', qualifier: undefined };

function report(isCold: boolean): string {
  const init = isCold ? '\tInit Duration: 100.00 ms' : '';
  return `START RequestId: r Version: 1\nEND RequestId: r\nREPORT RequestId: r\tDuration: 5.00 ms\tBilled Duration: 5 ms\tMemory Size: 128 MB\tMax Memory Used: 50 MB${init}\t\n`;
}

/** Answers GetFunction, and every invocation by `behavior`, which is told how many came before. */
async function run(behavior: (count: number) => Behavior, count: number, concurrency: number, stopAfter?: number) {
  let invocations = 0;
  let [atOnce, most] = [0, 0];
  const bodies: string[] = [];
  server = await CountingServer.start((request, response, socket) => {
    if (request.method === 'GET') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ FunctionName: 'checkout', Timeout: 3 }));
      return;
    }
    bodies.push(request.body);
    atOnce += 1;
    most = Math.max(most, atOnce);
    response.once('close', () => {
      atOnce -= 1;
    });
    invocations += 1;
    setImmediate(() => behavior(invocations)(request, response, socket));
  });
  const connection = connectionTo(server.url);
  const runner = new SeriesRunner(systemClock);
  let next = 0;
  const nextPayload = async () => {
    next += 1;
    return `{"n":${next}}`;
  };
  const { series, ended } = runner.start({ connection, target, nextPayload, options: noOptions, count, concurrency });
  if (stopAfter !== undefined) {
    runner.onDidChange(({ runs }) => runs.length >= stopAfter && runner.stop(series.id));
  }
  const after = await ended;
  connection.dispose();
  return { series: after, invocations, most, bodies };
}

const good =
  (isCold: boolean): Behavior =>
  (_request, response) => {
    response.writeHead(200, {
      'x-amzn-requestid': 'r',
      'x-amz-log-result': Buffer.from(report(isCold)).toString('base64'),
    });
    response.end('{}');
  };

describe('a series', () => {
  test('sends each invocation once, so many at a time, each with a payload of its own', async () => {
    const { series, invocations, most, bodies } = await run((count) => good(count <= 3), 10, 3);
    expect([invocations, most <= 3, new Set(bodies).size]).toEqual([10, true, 10]);
    expect(series.runs.map(({ outcome, start }) => `${outcome} ${start}`).sort()).toEqual([
      ...Array<string>(3).fill('succeeded cold'),
      ...Array<string>(7).fill('succeeded warm'),
    ]);
    expect(series.runs[0]).toMatchObject({ durationMs: 5, requestId: 'r' });
  });

  test('one after the other means one at a time', async () => {
    expect((await run(() => good(false), 5, 1)).most).toBe(1);
  });

  test('sends nothing again when invocations are throttled, fail or break', async () => {
    const kinds: readonly Behavior[] = [
      awsError(429, 'TooManyRequestsException', 'Rate Exceeded.', { Type: 'User' }),
      awsError(500, 'ServiceException', 'no'),
      (_request, _response, socket) => socket.resetAndDestroy(),
      (_request, response) => {
        response.writeHead(200, { 'x-amzn-requestid': 'r', 'x-amz-function-error': 'Unhandled' });
        response.end('{"errorType":"TypeError","errorMessage":"boom"}');
      },
    ];
    const { series, invocations } = await run((count) => kinds[count - 1] ?? good(false), 5, 1);
    expect(invocations).toBe(5);
    expect(series.runs.map(({ outcome }) => outcome)).toEqual([
      'throttled',
      'refused',
      'lost',
      'functionError',
      'succeeded',
    ]);
    expect(series.runs[3]?.problem).toBe('TypeError: boom');
  });

  test('stopped, it sends no more', async () => {
    const { series, invocations } = await run(() => good(false), 100, 1, 3);
    expect(series.isStopped).toBe(true);
    expect(invocations).toBeLessThan(6);
  });
});

function seriesOf(runs: readonly Partial<SeriesRun>[]): Series {
  const all = runs.map(
    (one, index): SeriesRun => ({
      number: index + 1,
      outcome: 'succeeded',
      callMs: 10,
      durationMs: 5,
      initMs: undefined,
      start: 'warm',
      requestId: 'r',
      problem: undefined,
      ...one,
    }),
  );
  const about = { id: 's', target, connectionName: 'Prod', sentMs: 0, endMs: 1_300, wanted: 20, concurrency: 1 };
  return { ...about, runs: all, underWay: 0, isStopped: false };
}

describe('its figures', () => {
  const times = Array.from({ length: 18 }, (_, index) => ({ callMs: 10 + index }));
  const series = seriesOf([
    { callMs: 420, initMs: 300, start: 'cold' },
    { callMs: 3, outcome: 'throttled', start: 'unknown', durationMs: undefined },
    ...times,
  ]);

  test('tell cold from warm starts, and leave out what never ran', () => {
    const lines = seriesFigures(series).map(
      ({ start, measure, count, minMs, p50Ms, p90Ms, p99Ms, maxMs }) =>
        `${start} ${measure} ${count}: ${[minMs, p50Ms, p90Ms, p99Ms, maxMs].join(' ')}`,
    );
    expect(lines).toEqual([
      'cold callMs 1: 420 420 420 420 420',
      'cold durationMs 1: 5 5 5 5 5',
      'cold initMs 1: 300 300 300 300 300',
      'warm callMs 18: 10 18 26 27 27',
      'warm durationMs 18: 5 5 5 5 5',
    ]);
  });

  test('a percentile is always a time that was measured', () => {
    expect([percentile([7], 99), percentile([1, 2], 50), percentile([1, 2, 3, 4], 75)]).toEqual([7, 1, 3]);
  });

  test('fall into bins that are easy to read, each run into one', () => {
    const bins = histogram(series);
    expect(bins.filter(({ cold, warm }) => cold + warm > 0)).toEqual([
      { fromMs: 0, toMs: 20, cold: 0, warm: 10 },
      { fromMs: 20, toMs: 40, cold: 0, warm: 8 },
      { fromMs: 420, toMs: 440, cold: 1, warm: 0 },
    ]);
    expect(histogram(seriesOf([]))).toEqual([]);
    expect(histogram(seriesOf([{ callMs: 7 }]))).toEqual([{ fromMs: 7, toMs: 8, cold: 0, warm: 1 }]);
  });

  test('make a sentence', () => {
    expect(describeSeries(series, 0)).toBe('20 of 20 invocations in 1.3 s: 19 succeeded, 1 throttled');
    expect(describeSeries({ ...seriesOf([]), endMs: undefined }, 2_000)).toBe('0 of 20 invocations in 2 s');
    expect(describeSeries({ ...series, isStopped: true }, 0)).toContain('in 1.3 s, stopped: 19 succeeded');
  });
});
