import { formatDuration } from '../../model/base/duration';
import type { DiffRow } from '../../trace/compare/diffTraces';
import { deltaCount, deltaText } from './deltaText';

interface DiffTableRowProps {
  readonly row: DiffRow;
  /** The duration of a full-width bar, in milliseconds. */
  readonly longestMs: number;
}

/** One row of a comparison: its time before and after, as figures and as two bars, and the differences. */
export function DiffTableRow({ row, longestMs }: DiffTableRowProps) {
  const { kind, name, detail, change, before, after, deltaMs, deltaContributionMs } = row;
  const width = (ms: number | undefined) => ({ width: `${((ms ?? 0) / longestMs) * 100}%` });
  return (
    <tr class={`change-${change}`}>
      <th scope="row">
        <span class={`swatch kind-${kind}`} aria-hidden="true" />
        {name}
        {detail !== undefined && (
          <>
            {' '}
            <span class="row-detail">{detail}</span>
          </>
        )}
        {change !== 'kept' && (
          <>
            {' '}
            <span class="change">{change}</span>
          </>
        )}
      </th>
      <td class="number">{before === undefined ? '–' : formatDuration(before.durationMs)}</td>
      <td class="number">{after === undefined ? '–' : formatDuration(after.durationMs)}</td>
      <td class="compare-bars" aria-hidden="true">
        <span class="compare-bar before" style={width(before?.durationMs)} />
        <span class={`compare-bar kind-${kind}`} style={width(after?.durationMs)} />
      </td>
      <td class="number">{deltaCount(row.deltaCount)}</td>
      <td class="number">{deltaText(deltaMs)}</td>
      <td class="number">{deltaText(deltaContributionMs)}</td>
    </tr>
  );
}
