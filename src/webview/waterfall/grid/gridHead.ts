/** Creates the row of column headers, with the ruler above the bars. */
export function createGridHead(ruler: HTMLElement): HTMLElement {
  const header = document.createElement('div');
  header.className = 'grid-head';
  header.setAttribute('role', 'row');
  header.setAttribute('aria-rowindex', '1');
  for (const [name, title] of [
    ['name-cell', 'Name'],
    ['bar-cell', 'Timeline'],
    ['duration-cell', 'Duration'],
  ] as const) {
    const cell = document.createElement('div');
    cell.className = name;
    cell.setAttribute('role', 'columnheader');
    cell.textContent = title;
    if (name === 'bar-cell') {
      const words = document.createElement('span');
      words.className = 'visually-hidden';
      words.textContent = title;
      cell.replaceChildren(words, ruler);
    }
    header.append(cell);
  }
  return header;
}
