import { useMemo } from 'preact/hooks';
import { formatDuration } from '../../model/base/duration';
import { plural } from '../../model/base/plural';
import { type DiffRow, diffTraces, type TraceDiff } from '../../trace/compare/diffTraces';
import type { Trace } from '../../trace/parse/trace';
import type { ComparedSide, ComparedSides } from './comparedSides';
import { DiffTableRow } from './DiffTableRow';
import { deltaText } from './deltaText';

interface ComparisonProps {
  readonly trace: Trace;
  readonly sides: ComparedSides;
  readonly otherTrace: Trace;
}

/** Both traces as one table, sorted by the largest difference. */
export function Comparison({ trace, sides, otherTrace }: ComparisonProps) {
  const { before, after, isOtherFirst, isElsewhere } = sides;
  const diff = useMemo(() => {
    return isOtherFirst ? diffTraces(otherTrace, trace) : diffTraces(trace, otherTrace);
  }, [otherTrace, trace, isOtherFirst]);
  const changed = diff.rows.filter(isChanged);
  const unchanged = diff.rows.length - changed.length;
  const longestMs = Math.max(
    ...diff.rows.flatMap(({ before, after }) => [before?.durationMs ?? 0, after?.durationMs ?? 0]),
    1,
  );
  return (
    <>
      <p class="compare-sentence">{isElsewhere ? placeSentence(diff, before, after) : sentence(diff)}</p>
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

function sentence({ deltaMs, beforeMs, afterMs }: TraceDiff): string {
  const times = `${formatDuration(beforeMs)} before, ${formatDuration(afterMs)} after`;
  if (deltaMs === 0) return `As fast as before: ${times}.`;
  return `${formatDuration(Math.abs(deltaMs))} ${deltaMs > 0 ? 'slower' : 'faster'}: ${times}.`;
}

function placeSentence({ deltaMs, beforeMs, afterMs }: TraceDiff, before: ComparedSide, after: ComparedSide): string {
  const times = `${formatDuration(beforeMs)} on ${before.title}, ${formatDuration(afterMs)} on ${after.title}`;
  if (deltaMs === 0) return `Equally fast: ${times}.`;
  return `${after.title} is ${formatDuration(Math.abs(deltaMs))} ${deltaMs > 0 ? 'slower' : 'faster'}: ${times}.`;
}
