import { expect, it } from 'vitest';
import { functionFigures } from '../../src/explorer/figures/functionFigures';
import { enabledLensParts } from '../../src/explorer/figures/handlerLensParts';
import { hoverText } from '../../src/explorer/figures/hoverText';
import { failedText, lastText, triggersText } from '../../src/explorer/figures/lensTexts';
import type { Invocation } from '../../src/model/invocation/invocation';
import { answered, makeEvent, makeInvocation, requestId, sentMs } from '../model/makeInvocation';

const target = { connectionId: 'aws:Prod', functionName: 'checkout', qualifier: undefined };
const ended = { kind: 'ended', reason: 'complete' } as const;

function report(durationMs: number, initMs?: number): string {
  const init = initMs === undefined ? '' : `\tInit Duration: ${initMs} ms`;
  return `REPORT RequestId: 11111111-2222-4333-8444-555555555555\tDuration: ${durationMs} ms\tBilled Duration: ${durationMs} ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB${init}\n`;
}

function warm(id: string, tookMs: number): Invocation {
  return makeInvocation({ id, answer: answered(tookMs, { logTail: report(tookMs - 12) }), following: ended });
}

const cold = makeInvocation({ id: 'cold', answer: answered(660, { logTail: report(240, 400) }), following: ended });
const error = answered(90, {
  functionError: 'Unhandled',
  payload: '{"errorType":"TypeError","errorMessage":"no"}',
  logTail: report(70),
});
const failing = makeInvocation({ id: 'failing', answer: error, following: ended });

/** The lens as a user reads it, with what each part opens. */
function lens(history: readonly Invocation[], triggers = 0): string {
  const figures = functionFigures(history, target, sentMs + 5_000);
  const parts = [lastText(figures), failedText(figures)].flatMap((part) =>
    part === undefined ? [] : [`${part.title} (${part.invocationId})`],
  );
  return [...parts, triggersText(triggers)].filter((part) => part !== undefined).join(' · ');
}

it('says nothing before the first invocation', () => {
  expect(lens([])).toBe('');
});

it('has the last time, the last cold start, failures and triggers', () => {
  const history = [warm('new', 212), failing, ...Array.from({ length: 30 }, (_, n) => warm(`${n}`, 100)), cold];
  expect(lens(history, 3)).toBe('✓ last 212 ms, cold 640 ms (new) · 1 of 20 failed (failing) · 3 triggers');
});

it('does not repeat the time when the last was cold', () => {
  expect(lens([cold, warm('old', 100)], 1)).toBe('✓ last 660 ms, cold (cold) · 1 trigger');
});

it('marks a failure, and says only that while one is running', () => {
  expect(lens([failing, cold])).toBe('✗ last failed · 90 ms, cold 640 ms (failing) · 1 of 2 failed (failing)');
  expect(lens([makeInvocation({ id: 'now' }), failing])).toBe('running (now) · 1 of 1 failed (failing)');
});

it('counts neither other functions and connections, dry runs, runs that were not allowed, nor those under a debugger', () => {
  const other = makeInvocation({ ...failing, target: { ...target, functionName: 'other' } });
  const elsewhere = makeInvocation({ ...failing, target: { ...target, connectionId: 'local:Local' } });
  const dryRun = makeInvocation({ ...failing, mode: 'DryRun' });
  const failure = { reason: 'accessDenied', name: 'AccessDenied', statusCode: 403, message: 'no' } as const;
  const refused = makeInvocation({
    answer: { kind: 'refused', atMs: sentMs + 5, requestId: undefined, failure },
    following: ended,
  });
  const debugged = { ...failing, debug: 'ended' as const };
  const history = [warm('new', 212), other, elsewhere, dryRun, refused, debugged];
  expect(lens(history)).toBe('✓ last 212 ms (new)');
  expect(functionFigures(history, target, sentMs + 5_000).outcomeCount).toBe(1);
});

it('waits with an event until it has run', () => {
  expect(lens([makeEvent({ id: 'event' })])).toBe('queued (event)');
});

it('shows all parts but those that the setting turns off', () => {
  expect([...enabledLensParts(undefined)].join()).toBe('invoke,lastInvocation,failures,triggers');
  expect([...enabledLensParts({ invoke: false, failures: 0, other: false })].join()).toBe(
    'lastInvocation,failures,triggers',
  );
  expect([...enabledLensParts('off')].join()).toBe('invoke,lastInvocation,failures,triggers');
});

/** The hover's lines. */
function hover(history: readonly Invocation[]): readonly string[] {
  const text = hoverText(functionFigures(history, target, sentMs + 5_000));
  return [
    ...(text?.facts ?? []).map(([name, value]) => `${name}: ${value}`),
    ...(text?.invocations ?? []).map(({ title, invocationId }) => `${title} (${invocationId})`),
  ];
}

it('has percentiles, cold starts, failures and the last five invocations in a hover', () => {
  const history = [warm('1', 52), warm('2', 62), failing, warm('4', 112), cold, warm('6', 82)];
  expect(hover(history)).toEqual([
    'History: 6 invocations, 6 measured runs',
    'Duration: p50 70 ms, p90 240 ms, p99 240 ms, without init',
    'Cold starts: 1 of 6 runs, last init 400 ms',
    'Failed: 1 of 6 (17%)',
    '2026-11-23 11:40:00 · 52 ms (1)',
    '2026-11-23 11:40:00 · 62 ms (2)',
    '2026-11-23 11:40:00 · failed · 90 ms (failing)',
    '2026-11-23 11:40:00 · 112 ms (4)',
    '2026-11-23 11:40:00 · 660 ms (cold)',
  ]);
});

it('lists single durations in a hover until there are enough for percentiles', () => {
  expect(hover([warm('1', 52)]).slice(0, 4)).toEqual([
    'History: 1 invocation, 1 measured run',
    'Duration: 40 ms, without init',
    'Cold starts: 0 of 1 run',
    'Failed: 0 of 1 (0%)',
  ]);
  expect(hover([])).toEqual([]);
});

it('has the dwell time of events in a hover', () => {
  const start = { timestampMs: sentMs + 140, message: `START RequestId: ${requestId} Version: $LATEST\n`, stream: 's' };
  const end = { timestampMs: sentMs + 200, message: report(60), stream: 's' };
  expect(hover([makeEvent({ id: 'event', logs: [start, end], following: ended })]).slice(-2)).toEqual([
    'Dwell time of the last events: 125 ms',
    '2026-11-23 11:40:00 · event · 200 ms (event)',
  ]);
});
