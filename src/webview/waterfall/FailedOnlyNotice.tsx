import { Icon } from '../parts/Icon';

interface FailedOnlyNoticeProps {
  readonly shownCount: number;
  readonly allCount: number;
  readonly failedCount: number;
  readonly onShowAll: () => void;
}

/** Says what the filter leaves out, and ends it. */
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

/** `2 failed rows and what they belong to; 9,988 rows are hidden.` */
export function filterText(failedCount: number, hiddenCount: number): string {
  const failed =
    failedCount === 0
      ? 'Nothing failed'
      : `${failedCount.toLocaleString('en')} failed ${failedCount === 1 ? 'row' : 'rows'} and what ${failedCount === 1 ? 'it belongs' : 'they belong'} to`;
  return `${failed}; ${hiddenCount === 1 ? '1 row is' : `${hiddenCount.toLocaleString('en')} rows are`} hidden.`;
}
