import { useMemo } from 'preact/hooks';
import { formatDuration } from '../../model/base/duration';
import { executionShares, shareWords, type TimeShare } from '../../trace/durable/executionShares';
import { contributionsOf } from '../../trace/measure/contributions';
import { ContributionsTable } from '../contributions/ContributionsTable';
import type { ExecutionPicture } from './useExecution';

/** Where the time went, twice 100 %: running, replaying and waiting, and by operation. */
export function ExecutionBreakdown({ picture }: { readonly picture: ExecutionPicture }) {
  const { tree, bars, nowMs } = picture;
  const { totals } = tree;
  const endMs = (tree.endMs ?? nowMs) - tree.startMs;
  const table = useMemo(() => contributionsOf([bars.execution], endMs), [bars, endMs]);
  return (
    <>
      <table class="table">
        <caption class="visually-hidden">Running, replaying and waiting</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" class="number">
              Time
            </th>
            <th scope="col" class="share-head">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {executionShares(totals).map(({ part, ms, percent }) => (
            <tr key={part}>
              <th scope="row">
                <span class={`swatch kind-${shareKinds[part]}`} aria-hidden="true" />
                {shareWords[part]}
              </th>
              <td class="number">{formatDuration(ms)}</td>
              <td class="share">
                <span class="share-bar" aria-hidden="true">
                  <span class={`kind-${shareKinds[part]}`} style={{ width: `${percent}%` }} />
                </span>
                <span class="number">{percent} %</span>
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Whole execution</th>
            <td class="number">{formatDuration(totals.durationMs)}</td>
            <td>100 %</td>
          </tr>
        </tfoot>
      </table>
      <p class="view-note">
        Billed {formatDuration(totals.billedMs)}: each invocation rounded up to whole milliseconds, without init. Waits
        are not billed.
      </p>
      <ContributionsTable table={table} whole="Whole execution" />
    </>
  );
}

const shareKinds: Readonly<Record<TimeShare['part'], string>> = { ran: 'function', replayed: 'replay', waited: 'wait' };
