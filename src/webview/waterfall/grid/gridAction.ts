import type { WaterfallRow } from '../../../trace/rows/waterfallRow';

/** An action of a key in the waterfall. */
export type GridAction =
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'open' | 'close'; readonly ids: readonly string[] }
  | { readonly kind: 'details' }
  | { readonly kind: 'source' }
  | { readonly kind: 'toggleSelection' };

export interface GridPosition {
  readonly rows: readonly WaterfallRow[];
  readonly index: number;
  readonly collapsed: ReadonlySet<string>;
  readonly pageSize: number;
}

/** The relevant part of a keyboard event. */
export type GridKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * Maps the keys of a treegrid with row focus (https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/), and `e`, `c` for the next
 * error and the next row of the critical path. `undefined`: not handled, left to VS Code.
 */
export function gridAction(key: GridKey, position: GridPosition): GridAction | undefined {
  const { rows, index, pageSize } = position;
  const row = rows[index];
  if (row === undefined || key.altKey) return undefined;
  const isCommand = key.ctrlKey || key.metaKey;
  if (isCommand && !['Home', 'End', 'Enter'].includes(key.key)) return undefined;
  switch (key.key) {
    case 'ArrowDown':
      return move(rows, index + 1);
    case 'ArrowUp':
      return move(rows, index - 1);
    case 'PageDown':
      return move(rows, index + pageSize);
    case 'PageUp':
      return move(rows, index - pageSize);
    case 'Home':
      return move(rows, 0);
    case 'End':
      return move(rows, rows.length - 1);
    case 'ArrowRight':
      return key.shiftKey ? undefined : right(position, row);
    case 'ArrowLeft':
      return key.shiftKey ? undefined : left(position, row);
    case '*':
      return {
        kind: 'open',
        ids: rows.filter((each) => each.parentId === row.parentId && each.hasChildren).map(({ id }) => id),
      };
    case 'Enter':
      return { kind: isCommand ? 'source' : 'details' };
    case ' ':
      return { kind: 'toggleSelection' };
    case 'e':
      return moveTo(rows, index, 1, (each) => each.state !== 'ok');
    case 'E':
      return moveTo(rows, index, -1, (each) => each.state !== 'ok');
    case 'c':
      return moveTo(rows, index, 1, (each) => each.criticalMs > 0);
    case 'C':
      return moveTo(rows, index, -1, (each) => each.criticalMs > 0);
    default:
      return undefined;
  }
}

function move(rows: readonly WaterfallRow[], index: number): GridAction {
  return { kind: 'move', index: Math.min(Math.max(index, 0), rows.length - 1) };
}

/** Moves to a row; without one, the key is still handled. */
function moveTo(
  rows: readonly WaterfallRow[],
  from: number,
  direction: 1 | -1,
  isWanted: (row: WaterfallRow) => boolean,
): GridAction {
  for (let index = from + direction; index >= 0 && index < rows.length; index += direction) {
    const row = rows[index];
    if (row !== undefined && isWanted(row)) return { kind: 'move', index };
  }
  return { kind: 'move', index: from };
}

function right({ rows, index, collapsed }: GridPosition, row: WaterfallRow): GridAction {
  if (!row.hasChildren) return { kind: 'move', index };
  return collapsed.has(row.id) ? { kind: 'open', ids: [row.id] } : move(rows, index + 1);
}

function left({ rows, index, collapsed }: GridPosition, row: WaterfallRow): GridAction {
  if (row.hasChildren && !collapsed.has(row.id)) return { kind: 'close', ids: [row.id] };
  const parent = rows.findIndex(({ id }) => id === row.parentId);
  return { kind: 'move', index: parent < 0 ? index : parent };
}
