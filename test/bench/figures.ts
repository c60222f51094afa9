import { cpus, loadavg } from 'node:os';

/** One row of the table: what was measured, against what. */
export interface Figure {
  readonly what: string;
  readonly bar: string;
  readonly measured: string;
  readonly isMet: boolean;
}

/** A row whose answer is yes or no: a test says it every time, not a figure. */
export interface Checked {
  readonly what: string;
  /** The file and the test in it. */
  readonly by: string;
}

export const checked: readonly Checked[] = [
  {
    what: 'The sections of the critical path tile the root: 2,000 random trees; 3,000 levels and 100,000 siblings need no recursion',
    by: '`test/trace/brokenTraces.test.ts`',
  },
  {
    what: 'What a request waited for is in the path of every situation',
    by: '`test/trace/waterfall.test.ts`, with the shares in `test/trace/golden/`',
  },
  {
    what: 'Every attempt of a three-attempt trace is at least 44 px wide',
    by: '`test/webview/traceGrid.test.ts`',
  },
  {
    what: 'Row count, indices, levels and places are consistent after scrolling, filtering, closing and grouping; one stop of Tab',
    by: '`test/webview/traceAccessibility.test.ts`',
  },
  { what: 'The focus survives when its row scrolls out of the window', by: '`test/webview/traceGrid.test.ts`' },
  {
    what: 'Every bar has a contrast of 3:1 with the panel in four themes, and a cue besides its color',
    by: '`test/webview/traceAccessibility.test.ts`',
  },
  { what: 'Bars are visible under forced colors', by: '`test/webview/traceAccessibility.test.ts`' },
  {
    what: 'Arrow keys move between rows while the trace is zoomed, searched and filtered',
    by: '`test/webview/traceAccessibility.test.ts`',
  },
  {
    what: 'A trace that is cut off, in parts, in progress, not sampled or passed through says so in a sentence and is no error',
    by: '`test/webview/invocationPanel.test.ts`, `test/webview/texts.test.ts`',
  },
];

/** The page `docs/panel-figures.md`: without a date or a place, so that it changes only when a figure does. */
export function figuresPage(figures: readonly Figure[], browserVersion: string, walls: string): string {
  const [cpu] = cpus();
  return `# What the panel is measured by

\`npm run bench:panel\` opens the panel in Chromium with a trace of 10,000 spans, all of them open, and writes this page. The bars
are ratios and counts where they can be, so that a slow machine does not miss them. Times of frames and of the page are those that
the page's thread worked, as Chromium counts them: other programs do not count. Of several
rounds the least counts, which nothing disturbed. The panel is built as it ships.

Measured in Chromium ${browserVersion}, headless, without a graphics card, on ${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), with ${Math.round(loadavg()[0] ?? 0)} processes at work.
By the clock on the wall first frames took ${walls}.

${table(
  ['measure', 'bar', 'measured', ''],
  figures.map(({ what, bar, measured, isMet }) => [what, bar, measured, isMet ? 'met' : '**missed**']),
)}

What is right or wrong, rather than fast or slow, is a test:

${table(
  ['what holds', 'said by'],
  checked.map(({ what, by }) => [what, by]),
)}
`;
}

/** A Markdown table with columns of one width. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}
