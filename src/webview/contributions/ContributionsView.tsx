import { useMemo, useState } from 'preact/hooks';
import { formatDuration } from '../../model/base/duration';
import { type Contribution, contributions, type PathEnd } from '../../trace/measure/contributions';
import type { Trace } from '../../trace/parse/trace';
import { usePanel } from '../panelContext';
import { firstRows, MoreRows } from '../parts/MoreRows';
import { Notice } from '../parts/Notice';
import { percent } from '../parts/percent';
import { SortHeader } from '../parts/SortHeader';
import { type ContributionColumn, sortContributions } from './sortContributions';

/** The time breakdown: a table whose rows add up to the total time. */
export function ContributionsView({ trace }: { readonly trace: Trace | undefined }) {
  const { viewState, updateViewState } = usePanel();
  const { pathEnd } = viewState;
  const [sort, setSort] = useState<ContributionColumn>('contribution');
  const [showsAll, setShowsAll] = useState(false);
  const table = useMemo(() => (trace === undefined ? undefined : contributions(trace, pathEnd)), [trace, pathEnd]);
  if (table === undefined || table.rows.length === 0) {
    return <Notice icon="info">No trace yet.</Notice>;
  }
  const shownCount = showsAll ? table.rows.length : Math.min(table.rows.length, firstRows);
  const head = (column: ContributionColumn, title: string) => (
    <SortHeader title={title} isSorted={sort === column} isNumber={column !== 'name'} onSort={() => setSort(column)} />
  );
  return (
    <>
      <div class="view-tools">
        <PathSwitch end={pathEnd} onChange={(end) => updateViewState({ pathEnd: end })} />
      </div>
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
            <th scope="row">{pathEnd === 'response' ? 'Caller wait' : 'Whole trace'}</th>
            <td />
            <td class="number">{formatDuration(table.totalMs)}</td>
            <td>100 %</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </>
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

interface PathSwitchProps {
  readonly end: PathEnd;
  readonly onChange: (end: PathEnd) => void;
}

/** Selects the end of the breakdown: the caller's response, or the end of the trace. */
function PathSwitch({ end, onChange }: PathSwitchProps) {
  const choice = (value: PathEnd, text: string) => (
    <label class="choice">
      <input type="radio" name="path-end" checked={end === value} onChange={() => onChange(value)} />
      {text}
    </label>
  );
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">Break down</legend>
      {choice('completion', 'Whole trace')}
      {choice('response', 'Caller wait')}
    </fieldset>
  );
}
