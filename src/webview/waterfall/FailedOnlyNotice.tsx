import { plural } from '../../model/base/plural';
import { Icon } from '../parts/Icon';

interface FailedOnlyNoticeProps {
  readonly shownCount: number;
  readonly allCount: number;
  readonly failedCount: number;
  readonly onShowAll: () => void;
}

/** Says what the filter hides, and offers to clear it. */
export function FailedOnlyNotice({ shownCount, allCount, failedCount, onShowAll }: FailedOnlyNoticeProps) {
  return (
    <p class="filter-notice">
      <Icon name="filter" />
      <span>{filterText(failedCount, allCount - shownCount)}</span>
      <button type="button" class="link" onClick={onShowAll}>
        Show all rows
      </button>
    </p>
  );
}

/** `2 failed rows and their parents; 9,988 rows are hidden.` */
export function filterText(failedCount: number, hiddenCount: number): string {
  const failed =
    failedCount === 0
      ? 'Nothing failed'
      : `${plural(failedCount, 'failed row')} and ${failedCount === 1 ? 'its' : 'their'} parents`;
  return `${failed}; ${plural(hiddenCount, 'row is', 'rows are')} hidden.`;
}
