import { expect, test } from 'vitest';
import { contributions, toMicros } from '../../src/trace/measure/contributions';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { createRandom, randomTrace } from './randomTrace';
import { renderContributions } from './renderContributions';
import { situations } from './situations';

const table = (name: string, end: 'response' | 'completion') =>
  `\n${renderContributions(situations[name] ?? [], end)}\n`;

test('a cold start: what the caller waited for', () => {
  expect(table('coldStartOldLayout', 'response')).toBe(`
to response: 980 ms
 40.8 %    400 ms  Environment creation (environment), self 400 ms
 30.5 %    299 ms  Init (init), self 299 ms
 28.6 %    280 ms  Handler (handler), self 280 ms
  0.1 %      1 ms  shop (service), self 11 ms
`);
});

test('what goes on after the response belongs to the completion alone', () => {
  expect(table('newLayoutWithExtensions', 'response')).toBe(`
to response: 270 ms
 63.0 %    170 ms  work (subsegment), self 170 ms
 25.9 %     70 ms  Not recorded no subsegment: your code, or a call that is not instrumented (unaccounted), self 70 ms
  7.4 %     20 ms  Handler (handler), self 90 ms
  3.7 %     10 ms  shop (service), self 20 ms
`);
  expect(table('newLayoutWithExtensions', 'completion')).toBe(`
to completion: 660 ms
 48.5 %    320 ms  Extensions (extensions), self 320 ms
 25.8 %    170 ms  work (subsegment), self 170 ms
 10.5 %     69 ms  Not recorded no subsegment: your code, or a call that is not instrumented (unaccounted), self 70 ms
  9.1 %     60 ms  Runtime (overhead), self 60 ms
  3.0 %     20 ms  shop (service), self 20 ms
  3.0 %     20 ms  Handler (handler), self 90 ms
  0.2 %      1 ms  Overhead (overhead), self 1 ms
`);
});

test('an event: its caller waited for the 202, its life is back-offs', () => {
  expect(table('asyncThreeAttemptsUnderService', 'response')).toBe(`
to response: 15 ms
100.0 %     15 ms  Accepted (accepted), self 15 ms
`);
  expect(table('asyncThreeAttemptsUnderService', 'completion').split('\n')[2]).toBe(
    ' 99.6 %     3 min  Back-off (backOff) ×2, self 3 min',
  );
});

test('a time between two roots is nobody’s', () => {
  expect(table('sqsTriggeredTwoTries', 'completion')).toContain('Nothing recorded (nothing)');
});

test('the table adds up to 100 % in every situation, and in 2,000 broken traces', { timeout: 120_000 }, () => {
  const random = createRandom(7);
  const broken = Array.from({ length: 2_000 }, () => randomTrace(random).documents);
  for (const documents of [...Object.values(situations), ...broken]) {
    for (const end of ['response', 'completion'] as const) {
      const { rows, totalMs } = contributions(parseTrace(documents), end);
      const sum = rows.reduce((micros, { contributionMs }) => micros + toMicros(contributionMs), 0);
      if (sum !== toMicros(totalMs)) throw new Error(`${sum} is not ${toMicros(totalMs)}: ${documents.join('\n')}`);
    }
  }
});
