import { expect, it } from 'vitest';
import { layoutLog } from '../../src/explorer/logs/layoutLog';
import type { LogEvent } from '../../src/model/invocation/invocation';

const one = '11111111-2222-4333-8444-555555555555';
const two = '99999999-2222-4333-8444-555555555555';
const noon = new Date(2026, 10, 28, 12, 0, 0).getTime();

let atMs = noon;
function event(stream: string, message: string): LogEvent {
  atMs += 7;
  return { timestampMs: atMs, stream, message };
}

const events = [
  event('a', 'INIT_START Runtime Version: nodejs:22.v1'),
  event('a', `START RequestId: ${one} Version: $LATEST`),
  event('b', `START RequestId: ${two} Version: $LATEST`),
  event('a', `2026-11-28T12:00:00.000Z\t${one}\tINFO\torder \u001b[31maccepted\u001b[0m`),
  event('b', `{"level":"warn","message":"slow","ms":12,"requestId":"${two}"}`),
  event(
    'a',
    `2026-11-28T12:00:00.000Z\t${one}\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"no price","stack":["TypeError: no price","    at priceOf (/var/task/prices.mjs:9:5)"]}`,
  ),
  event('a', `END RequestId: ${one}`),
  event('a', `REPORT RequestId: ${one}\tDuration: 12.00 ms\tBilled Duration: 12 ms`),
  event('a', `START RequestId: ${one} Version: $LATEST`),
];

function shown(isJsonOpen: boolean) {
  return layoutLog(events, { head: ['Log group /aws/lambda/orders on Prod'], isJsonOpen });
}

it('has a section per run, with the lines of concurrent runs apart', () => {
  const { text, requests, folds } = shown(false);
  expect(text).toBe(`Log group /aws/lambda/orders on Prod

2026-11-28 12:00:00  Request ${one} · 12 ms · failed: TypeError
  12:00:00.007  INIT_START Runtime Version: nodejs:22.v1
  12:00:00.014  START RequestId: ${one} Version: $LATEST
  12:00:00.028  INFO   order accepted
  12:00:00.042  ERROR  Invoke Error \t{"errorType":"TypeError","errorMessage":"no price","stack":["TypeError: no price","    at priceOf (/var/task/prices.mjs:9:5)"]}
  12:00:00.049  END RequestId: ${one}
  12:00:00.056  REPORT RequestId: ${one}\tDuration: 12.00 ms\tBilled Duration: 12 ms

2026-11-28 12:00:00  Request ${two} · running
  12:00:00.021  START RequestId: ${two} Version: $LATEST
  12:00:00.035  WARN   slow  {"level":"warn","message":"slow","ms":12,"requestId":"${two}"}

2026-11-28 12:00:00  Request ${one} · attempt 2 · running
  12:00:00.063  START RequestId: ${one} Version: $LATEST
`);
  expect(requests).toBe(3);
  const lines = text.split('\n');
  expect(folds.map(({ start, end }) => [lines[start]?.slice(21, 37), lines[end]?.slice(16, 22)])).toEqual([
    ['Request 11111111', 'REPORT'],
    ['Request 99999999', 'WARN  '],
    ['Request 11111111', 'START '],
  ]);
});

it('marks levels where they stand, and failed runs', () => {
  const { text, marks } = shown(false);
  const lines = text.split('\n');
  const marked = marks.map(({ line, start, length, severity }) => [
    severity,
    lines[line]?.slice(start, start + length),
  ]);
  expect(marked).toEqual([
    ['error', lines[2]],
    ['info', 'INFO'],
    ['error', 'ERROR'],
    ['warning', 'WARN'],
  ]);
});

it('lays out JSON on demand', () => {
  expect(shown(true).text).toContain(`  12:00:00.035  WARN   {
                  "level": "warn",
                  "message": "slow",`);
});
