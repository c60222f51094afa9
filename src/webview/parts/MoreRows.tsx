import { plural } from '../../model/base/plural';

/** So many rows of a table are drawn before the reader asks for the rest. */
export const firstRows = 200;

interface MoreRowsProps {
  readonly hiddenCount: number;
  readonly columns: number;
  readonly onShow: () => void;
}

/** The table row that stands for those that are not drawn yet. */
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
