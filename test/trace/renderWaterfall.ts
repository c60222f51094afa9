import { formatDuration } from '../../src/model/base/duration';
import { foldAxis, xOf } from '../../src/trace/axis/foldedAxis';
import { busyIntervals } from '../../src/trace/measure/busyIntervals';
import { parseTrace } from '../../src/trace/parse/parseTrace';
import { buildWaterfall } from '../../src/trace/rows/buildWaterfall';
import type { RowKind, Waterfall, WaterfallRow } from '../../src/trace/rows/waterfallRow';

const barChars: Partial<Record<RowKind, string>> = {
  dwell: '.',
  backOff: '.',
  wait: '.',
  environment: '~',
  init: '=',
  restore: '=',
};

/**
 * The waterfall as a person sees it, in characters: tree, bar on the folded axis, duration, state. `!` marks what failed,
 * `>` a running end, `*` the share of the critical path.
 */
export function renderWaterfall(documents: readonly string[], columns = 60): string {
  const trace = parseTrace(documents);
  const waterfall = buildWaterfall(trace);
  const { rows } = waterfall;
  const width = Math.max(...rows.map((row) => nameOf(row).length), 4);
  const lines = rows.map((row) => {
    const percent = waterfall.durationMs === 0 ? 0 : Math.round((row.criticalMs / waterfall.durationMs) * 100);
    const duration = `${formatDuration(row.endMs - row.startMs)}${row.isRunning ? '…' : ''}`;
    const critical = row.criticalMs > 0 ? ` *${percent} %` : '';
    const detail = row.detail === undefined ? '' : `  ${row.detail}`;
    return `${nameOf(row).padEnd(width)} |${bar(row, waterfall, columns)}| ${duration.padStart(9)}${critical}${detail}`;
  });
  const notes = waterfall.notes.map((note) => `note: ${note}`);
  const problems = trace.problems.map(({ kind, count }) => `problem: ${kind} × ${count}`);
  return `${[...lines, ...notes, ...problems].map((line) => line.trimEnd()).join('\n')}\n`;
}

function nameOf(row: WaterfallRow): string {
  return `${'  '.repeat(row.level - 1)}${row.state === 'ok' ? '' : '! '}${row.name} (${row.kind})`;
}

function bar(row: WaterfallRow, waterfall: Waterfall, columns: number): string {
  const axis = foldAxis(busyIntervals(waterfall), { startMs: 0, endMs: waterfall.durationMs }, columns, 4);
  const cells = Array.from({ length: columns }, () => ' ');
  const from = Math.min(columns - 1, Math.floor(xOf(axis, row.startMs)));
  const to = Math.max(from + 1, Math.round(xOf(axis, row.endMs)));
  for (let cell = from; cell < to && cell < columns; cell += 1) cells[cell] = barChars[row.kind] ?? '#';
  for (const fold of axis.pieces.filter(({ isFolded }) => isFolded)) {
    const middle = Math.floor((fold.fromPx + fold.toPx) / 2);
    cells[middle] = '/';
    cells[middle - 1] = '/';
  }
  if (row.isRunning) cells[Math.min(columns - 1, to - 1)] = '>';
  return cells.join('');
}
