import { expect, it } from 'vitest';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { buildWaterfall } from '../../src/trace/rows/buildWaterfall';
import { logsOfRow } from '../../src/webview/waterfall/details/logsOfRow';
import { eventFailing } from './fixtures/invocations';

const failing = eventFailing(3);
const { rows, startMs } = buildWaterfall(parseTrace(failing.documents));

/** What the log lines of the first row with this name are, a word each. */
function linesOf(name: string): string {
  const row = rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(`There is no row ${name}.`);
  return logsOfRow(row, startMs, failing.logs)
    .map(({ message }) => /^(START|END|REPORT)|\t(INFO|ERROR)\t/.exec(message)?.slice(1).join('') ?? message)
    .join(' ');
}

it('an attempt has the lines of its run, also those that came after its end', () => {
  expect(linesOf('Attempt 2')).toBe('START INFO ERROR END REPORT');
});

it('the event has the lines of all its attempts', () => {
  expect(linesOf('checkout').split('START')).toHaveLength(4);
});

it('a part of a run has the lines of its time', () => {
  expect(linesOf('Handler')).toBe('START INFO ERROR END REPORT');
  expect(linesOf('Init')).toBe('');
  expect(linesOf('Dwell time')).toBe('');
});
