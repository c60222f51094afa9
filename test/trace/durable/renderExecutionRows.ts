import { formatDuration } from '../../../src/model/base/duration';
import { buildExecutionTree } from '../../../src/model/durable/buildExecutionTree';
import type { HistoryEvent } from '../../../src/model/durable/historyEvent';
import { foldAxis, xOf } from '../../../src/trace/axis/foldedAxis';
import { executionBars } from '../../../src/trace/durable/executionBars';
import { executionRows } from '../../../src/trace/durable/executionRows';
import { executionShares, shareWords } from '../../../src/trace/durable/executionShares';
import { executionTitle } from '../../../src/trace/durable/executionTitle';
import { busyIntervals } from '../../../src/trace/measure/busyIntervals';
import { contributionsOf } from '../../../src/trace/measure/contributions';
import type { RowKind, Waterfall, WaterfallRow } from '../../../src/trace/rows/waterfallRow';

/** An execution as a person sees it, in characters: title, totals, rows on the folded axis, and the time breakdown. */
export function renderExecutionRows(history: readonly HistoryEvent[], nowMs: number): string {
  const tree = buildExecutionTree(history, nowMs);
  const bars = executionBars(tree, 'Execution');
  const waterfall = executionRows(bars, tree, nowMs);
  const width = Math.max(...waterfall.rows.map((row) => nameOf(row).length));
  const rows = waterfall.rows.map((row) => {
    const duration = `${formatDuration(row.endMs - row.startMs)}${row.isRunning ? '…' : ''}`;
    return `${nameOf(row).padEnd(width)} |${barOf(row, waterfall)}| ${duration.padStart(9)}  ${row.detail ?? ''}`.trimEnd();
  });
  const totals = executionShares(tree.totals).map(
    ({ part, ms, percent }) => `${shareWords[part].toLowerCase()} ${formatDuration(ms)} ${percent} %`,
  );
  const breakdown = contributionsOf([bars.execution], (tree.endMs ?? nowMs) - tree.startMs).rows.map(
    ({ name, detail, contributionMs, share }) =>
      `  ${(share * 100).toFixed(1).padStart(5)} %  ${formatDuration(contributionMs).padStart(9)}  ${[name, detail].filter(Boolean).join(', ')}`,
  );
  return [
    executionTitle(tree, nowMs),
    `${totals.join(' + ')} = ${formatDuration(tree.totals.durationMs)}; billed ${formatDuration(tree.totals.billedMs)}`,
    ...rows,
    ...waterfall.notes.map((note) => `note: ${note}`),
    ...breakdown,
    '',
  ].join('\n');
}

const barChars: Partial<Record<RowKind, string>> = { wait: '.', backOff: '.', operation: '=', replay: ':' };

function nameOf({ level, state, name }: WaterfallRow): string {
  return `${'  '.repeat(level - 1)}${state === 'ok' ? '' : '! '}${name}`;
}

function barOf(row: WaterfallRow, waterfall: Waterfall, columns = 50): string {
  const axis = foldAxis(busyIntervals(waterfall), { startMs: 0, endMs: waterfall.durationMs }, columns, 4);
  const cells = Array.from({ length: columns }, () => ' ');
  const from = Math.min(columns - 1, Math.floor(xOf(axis, row.startMs)));
  const to = Math.max(from + 1, Math.round(xOf(axis, row.endMs)));
  for (let cell = from; cell < to && cell < columns; cell += 1) cells[cell] = barChars[row.kind] ?? '#';
  for (const { fromPx, toPx } of axis.pieces.filter(({ isFolded }) => isFolded)) {
    const middle = Math.floor((fromPx + toPx) / 2);
    cells[middle] = '/';
    cells[middle - 1] = '/';
  }
  if (row.isRunning) cells[Math.min(columns - 1, to - 1)] = '>';
  return cells.join('');
}
