import { plural } from '../../model/base/plural';

/** Number of table rows shown at first. */
export const firstRows = 200;

interface MoreRowsProps {
  readonly hiddenCount: number;
  readonly columns: number;
  readonly onShow: () => void;
}

/** The table row that shows the remaining rows. */
export function MoreRows({ hiddenCount, columns, onShow }: MoreRowsProps) {
  if (hiddenCount <= 0) return null;
  return (
    <tr class="more-rows">
      <td colSpan={columns}>
        <button type="button" class="link" onClick={onShow}>
          Show {plural(hiddenCount, 'more row')}
        </button>
      </td>
    </tr>
  );
}
