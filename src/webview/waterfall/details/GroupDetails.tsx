import { formatDuration } from '../../../model/base/duration';
import type { RowGroup } from '../../../trace/rows/groupRows';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import { Icon } from '../../parts/Icon';
import { Pair } from './Pair';

interface GroupDetailsProps {
  readonly row: WaterfallRow;
  readonly group: RowGroup;
  /** The rows without groups. */
  readonly rows: readonly WaterfallRow[];
  readonly onGoTo: (id: string) => void;
}

/** Maximum number of failed members that are listed; the others are in the expanded group. */
const maxListedFailed = 20;

/** A summary of a run of equal siblings, with links to notable members. */
export function GroupDetails({ row, group, rows, onGoTo }: GroupDetailsProps) {
  const { memberIds, minMs, medianMs, maxMs, slowestId, failedIds } = group;
  const listed = new Set([slowestId, ...failedIds.slice(0, maxListedFailed)]);
  const members = new Map(rows.flatMap((each) => (listed.has(each.id) ? [[each.id, each] as const] : [])));
  const slowest = members.get(slowestId);
  return (
    <>
      <div class="details-head">
        <h3 class="details-title">
          <span class={`swatch group kind-${row.kind} state-${row.state}`} aria-hidden="true" />
          {row.name}
        </h3>
      </div>
      <p class="details-kind">{memberIds.length} equal siblings, shown as one row</p>
      <dl class="pairs">
        <Pair name="Fastest">{formatDuration(minMs)}</Pair>
        <Pair name="Median">{formatDuration(medianMs)}</Pair>
        <Pair name="Slowest">
          {slowest === undefined ? formatDuration(maxMs) : <Member row={slowest} onGoTo={onGoTo} />}
        </Pair>
        <Pair name="Together">{formatDuration(row.endMs - row.startMs)} from the first start to the last end</Pair>
        {row.criticalMs > 0 && <Pair name="Critical path">{formatDuration(row.criticalMs)}</Pair>}
        <Pair name="Failed">{failedIds.length === 0 ? 'none' : `${failedIds.length} of ${memberIds.length}`}</Pair>
      </dl>
      {failedIds.length > 0 && (
        <ul class="failed-members">
          {failedIds.slice(0, maxListedFailed).flatMap((id) => {
            const member = members.get(id);
            return member === undefined
              ? []
              : [
                  <li key={id}>
                    <Icon name={member.state === 'throttle' ? 'warning' : 'error'} tone={toneOf(member)} />
                    <Member row={member} onGoTo={onGoTo} />
                    <span class="member-detail">{member.detail}</span>
                  </li>,
                ];
          })}
          {failedIds.length > maxListedFailed && <li>and {failedIds.length - maxListedFailed} more in the group</li>}
        </ul>
      )}
    </>
  );
}

/** A link that expands the group at this member. */
function Member({ row, onGoTo }: { readonly row: WaterfallRow; readonly onGoTo: (id: string) => void }) {
  const duration = formatDuration(row.endMs - row.startMs);
  return (
    <button
      type="button"
      class="link"
      title="Show in the waterfall"
      aria-label={`${duration} at +${formatDuration(row.startMs)}: show in the waterfall`}
      onClick={() => onGoTo(row.id)}
    >
      {duration} at +{formatDuration(row.startMs)}
    </button>
  );
}

function toneOf({ state }: WaterfallRow): 'warning' | 'error' {
  return state === 'throttle' ? 'warning' : 'error';
}
