import type { ComponentChildren } from 'preact';
import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { DiffRow, TraceDiff } from '../../trace/compare/diffTraces';
import { DiffTableRow } from './DiffTableRow';
import { deltaText } from './deltaText';

/** One of the two that are compared. */
export interface ComparedSide {
  readonly title: string;
  /** Which one it is, for the tooltip. */
  readonly what: string;
}

interface DiffTableProps {
  readonly diff: TraceDiff;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  /** Which one was faster, where more than before and after tells them apart. */
  readonly sentence?: string;
  /** Between the sentence and the table. */
  readonly children?: ComponentChildren;
}

/** Both as one table, sorted by the largest difference. */
export function DiffTable({ diff, before, after, sentence, children }: DiffTableProps) {
  const changed = diff.rows.filter(isChanged);
  const unchanged = diff.rows.length - changed.length;
  const longestMs = Math.max(
    ...diff.rows.flatMap((row) => [row.before?.durationMs ?? 0, row.after?.durationMs ?? 0]),
    1,
  );
  return (
    <>
      <p class="compare-sentence">{sentence ?? sentenceOf(diff)}</p>
      {children}
      <table class="table compare">
        <caption class="visually-hidden">What changed the time</caption>
        <ComparedHead before={before} after={after} />
        <tbody>
          {changed.map((row) => (
            <DiffTableRow key={row.key} row={row} longestMs={longestMs} />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Together</th>
            <td class="number">{formatDuration(diff.beforeMs)}</td>
            <td class="number">{formatDuration(diff.afterMs)}</td>
            <td />
            <td />
            <td />
            <td class="number">{deltaText(diff.deltaMs)}</td>
          </tr>
        </tfoot>
      </table>
      {unchanged > 0 && <p class="view-note">{`${plural(unchanged, 'row is', 'rows are')} the same in both.`}</p>}
    </>
  );
}

function ComparedHead({ before, after }: { readonly before: ComparedSide; readonly after: ComparedSide }) {
  return (
    <thead>
      <tr>
        <th scope="col">What</th>
        {[before, after].map(({ title, what }) => (
          <th key={title} scope="col" class="number" title={what}>
            {title}
          </th>
        ))}
        <th scope="col" class="compare-bars">
          <span class="visually-hidden">Bars</span>
        </th>
        {['Δ count', 'Δ duration', 'Δ critical path'].map((name) => (
          <th key={name} scope="col" class="number">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function isChanged({ change, deltaMs, deltaCount, deltaContributionMs }: DiffRow): boolean {
  return change !== 'kept' || deltaMs !== 0 || deltaCount !== 0 || deltaContributionMs !== 0;
}

function sentenceOf({ deltaMs, beforeMs, afterMs }: TraceDiff): string {
  const times = `${formatDuration(beforeMs)} before, ${formatDuration(afterMs)} after`;
  if (deltaMs === 0) return `As fast as before: ${times}.`;
  return `${formatDuration(Math.abs(deltaMs))} ${deltaMs > 0 ? 'slower' : 'faster'}: ${times}.`;
}
