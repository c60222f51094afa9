import { useMemo } from 'preact/hooks';
import { clockTime } from '../../model/base/clockTime';
import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import type { ComparedTrace } from '../../protocol/panelMessages';
import { type DiffRow, diffTraces } from '../../trace/compare/diffTraces';
import type { Trace } from '../../trace/parse/trace';
import { DiffTableRow } from './DiffTableRow';
import { deltaText } from './deltaText';

interface ComparisonProps {
  readonly trace: Trace;
  readonly sentMs: number;
  readonly other: ComparedTrace;
  readonly otherTrace: Trace;
}

/** Both traces as one table, sorted by the largest difference. */
export function Comparison({ trace, sentMs, other, otherTrace }: ComparisonProps) {
  const isOtherEarlier = other.sentMs <= sentMs;
  const diff = useMemo(() => {
    return isOtherEarlier ? diffTraces(otherTrace, trace) : diffTraces(trace, otherTrace);
  }, [otherTrace, trace, isOtherEarlier]);
  const changed = diff.rows.filter(isChanged);
  const unchanged = diff.rows.length - changed.length;
  const longestMs = Math.max(
    ...diff.rows.flatMap(({ before, after }) => [before?.durationMs ?? 0, after?.durationMs ?? 0]),
    1,
  );
  const here: Side = { title: 'This one', what: `this one, ${clockTime(sentMs)}` };
  const there: Side = { title: 'Other', what: `${other.label}, ${clockTime(other.sentMs)}` };
  return (
    <>
      <p class="compare-sentence">{sentence(diff.deltaMs, diff.beforeMs, diff.afterMs)}</p>
      <table class="table compare">
        <caption class="visually-hidden">What changed the time</caption>
        <ComparedHead before={isOtherEarlier ? there : here} after={isOtherEarlier ? here : there} />
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

interface Side {
  readonly title: string;
  /** Which invocation it is, for the tooltip. */
  readonly what: string;
}

function ComparedHead({ before, after }: { readonly before: Side; readonly after: Side }) {
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

function sentence(deltaMs: number, beforeMs: number, afterMs: number): string {
  const times = `${formatDuration(beforeMs)} before, ${formatDuration(afterMs)} after`;
  if (deltaMs === 0) return `As fast as before: ${times}.`;
  return `${formatDuration(Math.abs(deltaMs))} ${deltaMs > 0 ? 'slower' : 'faster'}: ${times}.`;
}
