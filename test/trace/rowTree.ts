import type { WaterfallRow } from '../../src/trace/rows/waterfallRow';

/** The rows as an indented tree, `v` and `>` before what is open and closed. */
export function rowTree(rows: readonly WaterfallRow[], collapsed: ReadonlySet<string> = new Set()): string {
  return rows
    .map(({ id, level, name, detail, hasChildren, state }) => {
      const fold = collapsed.has(id) ? '>' : 'v';
      const sign = hasChildren ? fold : ' ';
      const words = [name, detail].filter((part) => part !== undefined).join(', ');
      return `${'  '.repeat(level - 1)}${sign} ${state === 'ok' ? '' : '! '}${words}`;
    })
    .join('\n');
}
