import { useState } from 'preact/hooks';
import { formatDuration } from '../../model/base/duration';
import type { Contribution, Contributions } from '../../trace/measure/contributions';
import { usePanel } from '../panelContext';
import { firstRows, MoreRows } from '../parts/MoreRows';
import { percent } from '../parts/percent';
import { SortHeader } from '../parts/SortHeader';
import { type ContributionColumn, sortContributions } from './sortContributions';

interface ContributionsTableProps {
  readonly table: Contributions;
  /** What the rows add up to: `Whole trace`. */
  readonly whole: string;
}

/** Rows that add up to the total time. */
export function ContributionsTable({ table, whole }: ContributionsTableProps) {
  const { updateViewState } = usePanel();
  const [sort, setSort] = useState<ContributionColumn>('contribution');
  const [showsAll, setShowsAll] = useState(false);
  const shownCount = showsAll ? table.rows.length : Math.min(table.rows.length, firstRows);
  const head = (column: ContributionColumn, title: string) => (
    <SortHeader title={title} isSorted={sort === column} isNumber={column !== 'name'} onSort={() => setSort(column)} />
  );
  return (
    <table class="table contributions">
      <caption class="visually-hidden">Contributions to the critical path</caption>
      <thead>
        <tr>
          {head('name', 'What')}
          {head('count', 'Count')}
          {head('contribution', 'Critical path')}
          <th scope="col" class="share-head">
            Share
          </th>
          {head('self', 'Self time')}
        </tr>
      </thead>
      <tbody>
        {sortContributions(table.rows, sort)
          .slice(0, shownCount)
          .map((row) => (
            <Row
              key={`${row.kind} ${row.name} ${row.detail}`}
              row={row}
              onOpen={() => updateViewState({ view: 'timeline', selectedRow: row.rowIds[0] })}
            />
          ))}
        <MoreRows hiddenCount={table.rows.length - shownCount} columns={5} onShow={() => setShowsAll(true)} />
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{whole}</th>
          <td />
          <td class="number">{formatDuration(table.totalMs)}</td>
          <td>100 %</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}

function Row({ row, onOpen }: { readonly row: Contribution; readonly onOpen: () => void }) {
  const { kind, name, detail, count, contributionMs, share, selfMs, rowIds } = row;
  return (
    <tr>
      <th scope="row">
        <span class={`swatch kind-${kind}`} aria-hidden="true" />
        {rowIds.length === 0 ? (
          name
        ) : (
          <button type="button" class="link plain" title="Show on the timeline" onClick={onOpen}>
            {name}
          </button>
        )}
        {detail !== undefined && (
          <>
            {' '}
            <span class="row-detail">{detail}</span>
          </>
        )}
      </th>
      <td class="number">{count === 0 ? '' : count}</td>
      <td class="number">{formatDuration(contributionMs)}</td>
      <td class="share">
        <span class="share-bar" aria-hidden="true">
          <span class={`kind-${kind}`} style={{ width: `${share * 100}%` }} />
        </span>
        <span class="number">{percent(share)}</span>
      </td>
      <td class="number">{selfMs === 0 ? '' : formatDuration(selfMs)}</td>
    </tr>
  );
}
