import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { ExecutionReference } from '../../model/durable/executionArn';
import type { ExecutionTree } from '../../model/durable/executionTree';
import { breakdownTable } from '../export/breakdownTable';
import { code, plain } from '../export/markdownText';
import { contributionsOf } from '../measure/contributions';
import { executionBars } from './executionBars';
import { executionRows } from './executionRows';
import { executionShares, shareWords } from './executionShares';
import { executionTitle } from './executionTitle';
import { errorText } from './operationWords';

/** Longer trees would not fit into an issue. */
const maxRows = 100;

/**
 * A summary of an execution for an issue or a chat: outcome, totals, operations, time breakdown and error. Excludes input and
 * results. `reference` is absent for a saved history, which does not say whose it is.
 */
export function executionMarkdown(
  tree: ExecutionTree,
  reference: ExecutionReference | undefined,
  nowMs: number,
): string {
  const bars = executionBars(tree, 'Execution');
  const parts = [
    `## ${plain(reference?.functionName ?? 'Durable execution')}: ${plain(executionTitle(tree, nowMs))}`,
    facts(tree, reference),
    totals(tree),
    operationList(bars, tree, nowMs),
    breakdownTable(contributionsOf([bars.execution], (tree.endMs ?? nowMs) - tree.startMs), 'Whole execution'),
    errorBlock(tree),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function facts({ startMs, invocations }: ExecutionTree, reference: ExecutionReference | undefined): string {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Execution', reference?.name],
    ['Version', reference?.qualifier],
    ['Started', new Date(startMs).toISOString()],
    ['Invocations', String(invocations.length)],
    ['ARN', reference?.arn],
  ];
  const lines = rows.flatMap(([name, value]) => (value === undefined ? [] : [`| ${name} | ${code(value)} |`]));
  return ['| | |', '| --- | --- |', ...lines].join('\n');
}

function totals({ totals: of }: ExecutionTree): string {
  const lines = executionShares(of).map(
    ({ part, ms, percent }) => `| ${shareWords[part]} | ${formatDuration(ms)} | ${percent} % |`,
  );
  return [
    '### Totals',
    '',
    '| | time | share |',
    '| --- | --: | --: |',
    ...lines,
    `| Whole execution | ${formatDuration(of.durationMs)} | 100.0 % |`,
    '',
    `Billed ${formatDuration(of.billedMs)}, without init.`,
  ].join('\n');
}

function operationList(bars: ReturnType<typeof executionBars>, tree: ExecutionTree, nowMs: number): string {
  const { rows } = executionRows({ ...bars, invocations: undefined }, tree, nowMs);
  const operations = rows.slice(1);
  if (operations.length === 0) return '';
  const lines = operations.slice(0, maxRows).map(({ level, name, detail, startMs, endMs, isRunning, state }) => {
    const mark = state === 'ok' ? '' : '❌ ';
    const words = detail === undefined ? '' : ` (${plain(detail)})`;
    const open = isRunning ? 'so far' : undefined;
    const took = [formatDuration(endMs - startMs), open].filter((part) => part !== undefined).join(' ');
    return `${'  '.repeat(level - 2)}- +${formatDuration(startMs)} ${mark}${plain(name)}${words}, ${took}`;
  });
  const left = operations.length - lines.length;
  return ['### Operations', '', ...lines, ...(left > 0 ? [`- and ${plural(left, 'more row')}`] : [])].join('\n');
}

function errorBlock({ error }: ExecutionTree): string {
  if (error === undefined) return '';
  const lines = [errorText(error), ...error.stack].map((line) => line.replaceAll('```', "'''"));
  return ['### Error', '', '```', ...lines, '```'].join('\n');
}
