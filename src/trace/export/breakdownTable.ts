import { formatDuration } from '../../model/base/duration';
import type { Contributions } from '../measure/contributions';
import { cell, firstLine } from './markdownText';
import { percentShares } from './percentShares';

const maxRows = 8;

/** The largest rows of the 100 % table and one row for the rest; the figures add up to the total. */
export function breakdownTable({ rows, totalMs }: Contributions, whole: string): string {
  if (rows.length === 0 || totalMs === 0) return '';
  const top = rows.length <= maxRows + 1 ? rows : rows.slice(0, maxRows);
  const rest = rows.slice(top.length);
  const lines = [
    ...top.map(({ name, detail, count, contributionMs }) => ({
      what: `${detail === undefined ? name : `${name}, ${firstLine(detail)}`}${count > 1 ? ` × ${count}` : ''}`,
      ms: contributionMs,
    })),
    ...(rest.length === 0
      ? []
      : [{ what: `${rest.length} others`, ms: rest.reduce((sum, { contributionMs }) => sum + contributionMs, 0) }]),
  ];
  const shares = percentShares(lines.map(({ ms }) => ms));
  return [
    '### Time breakdown',
    '',
    '| | critical path | share |',
    '| --- | --: | --: |',
    ...lines.map(({ what, ms }, index) => `| ${cell(what)} | ${formatDuration(ms)} | ${shares[index]} % |`),
    `| ${whole} | ${formatDuration(totalMs)} | 100.0 % |`,
  ].join('\n');
}
