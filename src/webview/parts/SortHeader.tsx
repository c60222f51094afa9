import { Icon } from './Icon';

interface SortHeaderProps {
  readonly title: string;
  readonly isSorted: boolean;
  /** Figures sort descending first, words ascending. */
  readonly isNumber: boolean;
  readonly onSort: () => void;
}

/** The header of a sortable column. */
export function SortHeader({ title, isSorted, isNumber, onSort }: SortHeaderProps) {
  const order = isNumber ? 'descending' : 'ascending';
  return (
    <th scope="col" class={isNumber ? 'number' : undefined} aria-sort={isSorted ? order : 'none'}>
      <button type="button" class="sort" onClick={onSort}>
        {title}
        {isSorted && <Icon name={isNumber ? 'arrow-small-down' : 'arrow-small-up'} />}
      </button>
    </th>
  );
}
