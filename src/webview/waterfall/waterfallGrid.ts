import { type FoldedAxis, foldAxis, type Interval, linearAxis } from '../../trace/foldedAxis';
import type { WaterfallRow } from '../../trace/waterfallRow';
import { AxisHead } from './axisHead';
import { type GridAction, gridAction } from './gridAction';
import { type GridColumns, gridColumns } from './gridColumns';
import { createGridHead } from './gridHead';
import type { RowElement } from './rowElement';
import type { RowPlace } from './rowPlaces';
import { RowPool } from './rowPool';
import { isOnTwisty, rowAt } from './rowTarget';

/** All that the waterfall draws; each `show` brings the whole of it. */
export interface GridContent {
  readonly label: string;
  /** Those that no closed row hides. */
  readonly rows: readonly WaterfallRow[];
  readonly places: ReadonlyMap<string, RowPlace>;
  readonly collapsed: ReadonlySet<string>;
  readonly selectedId: string | undefined;
  readonly durationMs: number;
  readonly busy: readonly Interval[];
  readonly isTrueScale: boolean;
}

export interface GridListener {
  onSelect(id: string | undefined): void;
  onToggle(ids: readonly string[], isOpen: boolean): void;
  onDetails(id: string): void;
  onSource(id: string): void;
}

/** Rows kept ready above and below what is seen. */
const overscan = 6;

/**
 * The waterfall as a treegrid of plain DOM rows. Only what is seen is mounted, and the row with the focus, because focus in
 * a removed element is lost to the page.
 */
export class WaterfallGrid {
  private readonly head = new AxisHead();
  private readonly canvas = document.createElement('div');
  private readonly pool = new RowPool(this.canvas);
  private readonly resized = new ResizeObserver(() => this.layOut());
  private content: GridContent | undefined;
  private indices: ReadonlyMap<string, number> = new Map();
  private axis: FoldedAxis = { widthPx: 0, pieces: [] };
  private columns: GridColumns = gridColumns(0);
  /** The row that Tab comes to. */
  private activeId: string | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly listener: GridListener,
  ) {
    this.canvas.className = 'grid-canvas';
    this.canvas.setAttribute('role', 'rowgroup');
    root.append(createGridHead(this.head.ruler), this.canvas);
    this.canvas.append(this.head.backdrop);
    root.addEventListener('scroll', () => this.draw(false), { passive: true });
    root.addEventListener('click', (event) => this.clicked(event));
    root.addEventListener('dblclick', (event) => this.doubleClicked(event));
    root.addEventListener('keydown', (event) => this.keyPressed(event));
    root.addEventListener('focusin', (event) => this.focused(event));
    this.resized.observe(root);
  }

  dispose(): void {
    this.resized.disconnect();
  }

  show(content: GridContent): void {
    const anchor = this.anchor();
    this.activeId = this.nextActive(content);
    this.content = content;
    this.indices = new Map(content.rows.map(({ id }, index) => [id, index]));
    this.root.setAttribute('aria-label', content.label);
    this.root.setAttribute('aria-rowcount', String(content.rows.length + 1));
    this.layOut();
    this.restore(anchor);
  }

  /** Puts the focus on the selected row, or the first. */
  focus(): void {
    if (this.activeId !== undefined) this.moveTo(this.indexOf(this.activeId));
  }

  private layOut(): void {
    const { content, root } = this;
    const width = root.clientWidth;
    if (content === undefined || width === 0) return;
    this.columns = gridColumns(width);
    const { barPx, namePx, rowPx, isNarrow } = this.columns;
    const extent = { startMs: 0, endMs: Math.max(content.durationMs, 0.001) };
    this.axis = content.isTrueScale
      ? linearAxis(extent, barPx)
      : foldAxis(content.busy, extent, barPx, isNarrow ? 52 : 64);
    root.classList.toggle('narrow', isNarrow);
    root.style.setProperty('--name-width', `${namePx}px`);
    root.style.setProperty('--bar-width', `${barPx}px`);
    root.style.setProperty('--row-height', `${rowPx}px`);
    this.canvas.style.height = `${content.rows.length * rowPx}px`;
    this.head.show(this.axis, rowPx);
    this.draw(true);
  }

  /** Mounts what is in the window; `isChanged` says that mounted rows have to be written anew. */
  private draw(isChanged: boolean): void {
    const { content, root } = this;
    if (content === undefined) return;
    const { rowPx } = this.columns;
    const first = Math.max(0, Math.floor(root.scrollTop / rowPx) - overscan);
    const last = Math.min(content.rows.length, Math.ceil((root.scrollTop + root.clientHeight) / rowPx) + overscan);
    const indices = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
    const active = this.activeId === undefined ? -1 : this.indexOf(this.activeId);
    if (active >= 0 && active < first) indices.unshift(active);
    if (active >= last) indices.push(active);
    const hadFocus = this.canvas.contains(document.activeElement);
    this.pool.mount(
      indices.flatMap((index) => content.rows[index]?.id ?? []),
      isChanged,
      (element, position) => this.write(element, indices[position] ?? 0),
    );
    if (hadFocus) this.focusActive();
  }

  private write(element: RowElement, index: number): void {
    const { content } = this;
    const row = content?.rows[index];
    if (content === undefined || row === undefined) return;
    const { id } = row;
    element.show(
      {
        row,
        index,
        place: content.places.get(id),
        isCollapsed: content.collapsed.has(id),
        isSelected: id === content.selectedId,
        isActive: id === this.activeId,
      },
      this.axis,
      this.columns,
    );
  }

  private clicked(event: MouseEvent): void {
    const element = rowAt(event.target);
    const row = this.rowOf(element);
    if (element === undefined || row === undefined) return;
    element.focus({ preventScroll: true });
    if (row.hasChildren && isOnTwisty(event, element)) {
      this.listener.onToggle([row.id], this.content?.collapsed.has(row.id) === true);
    } else {
      this.listener.onSelect(row.id);
    }
  }

  private doubleClicked(event: MouseEvent): void {
    const element = rowAt(event.target);
    const row = this.rowOf(element);
    if (element === undefined || row?.hasChildren !== true || isOnTwisty(event, element)) return;
    this.listener.onToggle([row.id], this.content?.collapsed.has(row.id) === true);
  }

  private keyPressed(event: KeyboardEvent): void {
    const { content } = this;
    const row = this.rowOf(rowAt(event.target));
    if (content === undefined || row === undefined) return;
    const pageSize = Math.max(1, Math.floor(this.root.clientHeight / this.columns.rowPx) - 2);
    const position = { rows: content.rows, index: this.indexOf(row.id), collapsed: content.collapsed, pageSize };
    const action = gridAction(event, position);
    if (action === undefined) return;
    // VS Code's own shortcuts see every key that bubbles to the window, prevented or not.
    event.preventDefault();
    event.stopPropagation();
    this.perform(action, row);
  }

  private perform(action: GridAction, row: WaterfallRow): void {
    const { listener } = this;
    switch (action.kind) {
      case 'move':
        this.moveTo(action.index);
        listener.onSelect(this.activeId);
        return;
      case 'open':
      case 'close':
        listener.onToggle(action.ids, action.kind === 'open');
        return;
      case 'details':
        listener.onDetails(row.id);
        return;
      case 'source':
        listener.onSource(row.id);
        return;
      case 'toggleSelection':
        listener.onSelect(this.content?.selectedId === row.id ? undefined : row.id);
    }
  }

  private focused(event: FocusEvent): void {
    const row = this.rowOf(rowAt(event.target));
    if (row === undefined || row.id === this.activeId) return;
    this.activeId = row.id;
    this.draw(true);
  }

  private moveTo(index: number): void {
    const row = this.content?.rows[index];
    if (row === undefined) return;
    this.activeId = row.id;
    this.scrollTo(index);
    this.draw(true);
    this.focusActive();
  }

  private focusActive(): void {
    const element = this.activeId === undefined ? undefined : this.pool.get(this.activeId)?.element;
    if (element !== document.activeElement) element?.focus({ preventScroll: true });
  }

  /** The header covers the first pixels of the window. */
  private scrollTo(index: number): void {
    const { root, columns } = this;
    const top = index * columns.rowPx;
    const height = root.clientHeight - this.canvas.offsetTop;
    if (top < root.scrollTop) root.scrollTop = top;
    else if (top + columns.rowPx > root.scrollTop + height) root.scrollTop = top + columns.rowPx - height;
  }

  /** Which row must not move on the screen when rows come or go: the one in use, else the topmost. */
  private anchor(): { readonly id: string; readonly offsetPx: number } | undefined {
    const { rowPx } = this.columns;
    const { scrollTop, clientHeight } = this.root;
    if (this.content === undefined || scrollTop === 0) return undefined;
    const active = this.activeId === undefined ? -1 : this.indexOf(this.activeId);
    const isSeen = active * rowPx >= scrollTop && active * rowPx < scrollTop + clientHeight;
    const index = active >= 0 && isSeen ? active : Math.floor(scrollTop / rowPx);
    const row = this.content.rows[index];
    return row === undefined ? undefined : { id: row.id, offsetPx: index * rowPx - scrollTop };
  }

  private restore(anchor: { readonly id: string; readonly offsetPx: number } | undefined): void {
    const index = anchor === undefined ? -1 : this.indexOf(anchor.id);
    if (anchor === undefined || index < 0) return;
    const top = index * this.columns.rowPx - anchor.offsetPx;
    if (top === this.root.scrollTop) return;
    this.root.scrollTop = top;
    this.draw(false);
  }

  /** When the active row is gone, closed away or no longer in the trace, its nearest ancestor takes over. */
  private nextActive(content: GridContent): string | undefined {
    const ids = new Set(content.rows.map(({ id }) => id));
    const parents = new Map(this.content?.rows.map(({ id, parentId }) => [id, parentId]));
    for (let id = this.activeId; id !== undefined; id = parents.get(id)) if (ids.has(id)) return id;
    return content.selectedId !== undefined && ids.has(content.selectedId) ? content.selectedId : content.rows[0]?.id;
  }

  private indexOf(id: string): number {
    return this.indices.get(id) ?? -1;
  }

  private rowOf(element: HTMLElement | undefined): WaterfallRow | undefined {
    return this.content?.rows[this.indexOf(element?.dataset.id ?? '')];
  }
}
