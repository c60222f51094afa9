import type { Interval } from '../../../trace/axis/interval';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import { activeAfter } from './activeRow';
import { AxisHead } from './axisHead';
import { Crosshair } from './crosshair';
import { type GridAction, gridAction } from './gridAction';
import { type GridColumns, gridColumns } from './gridColumns';
import type { GridContent, GridListener } from './gridContent';
import { createGridHead } from './gridHead';
import type { RowElement } from './rowElement';
import { RowPool } from './rowPool';
import { isOnTwisty, rowAt } from './rowTarget';
import { type ScrollAnchor, scrollAnchor } from './scrollAnchor';
import { TimeView } from './timeView';
import { wheelAction } from './wheelAction';

/** Number of rows mounted above and below the viewport. */
const overscan = 6;

/**
 * The waterfall as a treegrid of plain DOM rows. Only visible rows are mounted, and the focused row, because removing it would
 * move the focus to the page.
 */
export class WaterfallGrid {
  private readonly head = new AxisHead();
  private readonly canvas = document.createElement('div');
  private readonly pool = new RowPool(this.canvas);
  // The first call comes right after the first layout, and tells nothing new.
  private readonly resized = new ResizeObserver(() =>
    this.root.clientWidth === this.laidOutPx ? this.draw(false) : this.layOut(),
  );
  private content: GridContent | undefined;
  /** The row that was looked up last: mostly the same again. A map of all would delay the first frame of a long trace. */
  private lookedUp: { readonly id: string; readonly index: number } | undefined;
  private readonly time = new TimeView();
  private readonly crosshair: Crosshair;
  private columns: GridColumns = gridColumns(0);
  /** The width that the columns were laid out for. */
  private laidOutPx = 0;
  /** The Tab stop. */
  private activeId: string | undefined;

  constructor(
    private readonly root: HTMLElement,
    private readonly listener: GridListener,
  ) {
    this.canvas.className = 'grid-canvas';
    this.canvas.setAttribute('role', 'rowgroup');
    root.append(createGridHead(this.head.ruler), this.canvas);
    this.canvas.append(this.head.backdrop);
    this.crosshair = new Crosshair(root, this.canvas, this.head.ruler, {
      axis: () => this.time.shown,
      barLeft: () => (this.columns.isNarrow ? 0 : this.columns.namePx),
      onDragged: (fromPx, toPx) => this.zoomTo(this.time.between(fromPx, toPx)),
    });
    root.addEventListener('scroll', () => this.draw(false), { passive: true });
    root.addEventListener('click', (event) => this.clicked(event));
    root.addEventListener('dblclick', (event) => this.doubleClicked(event));
    root.addEventListener('keydown', (event) => this.keyPressed(event));
    root.addEventListener('focusin', (event) => this.focused(event));
    root.addEventListener('wheel', (event) => this.turned(event), { passive: false });
    this.resized.observe(root);
  }

  dispose(): void {
    this.resized.disconnect();
  }

  show(content: GridContent): void {
    const anchor = this.anchor();
    this.activeId = activeAfter(content, this.activeId, this.content?.rows);
    this.content = content;
    this.time.window = content.zoom;
    this.lookedUp = undefined;
    this.root.setAttribute('aria-label', content.label);
    this.root.setAttribute('aria-rowcount', String(content.rows.length + 1));
    this.layOut();
    this.restore(anchor);
  }

  /** Zooms in (above 1) or out around the time under the pointer; without a pointer, around the middle. */
  zoomBy(factor: number): void {
    this.zoomTo(this.time.zoomed(factor, this.crosshair.px));
  }

  /** Pans by a share of the width; positive: to the right. */
  panBy(share: number): void {
    this.zoomTo(this.time.panned(share * this.time.shown.widthPx));
  }

  fit(stretch: Interval): void {
    this.zoomTo(this.time.fitting(stretch));
  }

  zoomTo(window: Interval | undefined): void {
    this.time.window = window;
    this.layOut();
    this.listener.onZoom(window);
  }

  /** Cancels a drag over the bars; `false` when there was none. */
  cancelDrag(): boolean {
    return this.crosshair.cancel();
  }

  /** Scrolls and pans to a row and makes it the Tab stop; does not move the focus. */
  reveal(id: string): void {
    const row = this.content?.rows[this.indexOf(id)];
    if (row === undefined) return;
    this.activeId = id;
    this.scrollTo(this.indexOf(id), 0.4);
    const window = this.time.showing(row);
    if (window !== this.time.window) this.zoomTo(window);
    else this.draw(true);
  }

  /** Focuses the active row. */
  focus(): void {
    if (this.activeId !== undefined) this.moveTo(this.indexOf(this.activeId));
  }

  private layOut(): void {
    const { content, root } = this;
    const width = root.clientWidth;
    if (content === undefined || width === 0) return;
    this.laidOutPx = width;
    this.columns = gridColumns(width);
    const { barPx, namePx, rowPx, isNarrow } = this.columns;
    this.time.layOut(content, this.columns);
    root.classList.toggle('narrow', isNarrow);
    root.style.setProperty('--name-width', `${namePx}px`);
    root.style.setProperty('--bar-width', `${barPx}px`);
    root.style.setProperty('--row-height', `${rowPx}px`);
    this.canvas.style.height = `${content.rows.length * rowPx}px`;
    this.head.show(this.time.shown, rowPx);
    this.draw(true);
    this.listener.onLayout({ columns: this.columns, axis: this.time.whole, shown: this.time.shown });
  }

  /** Mounts the visible rows; `isChanged`: mounted rows must be updated. */
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
        place: content.places(index),
        isCollapsed: content.collapsed.has(id),
        isSelected: id === content.selectedId,
        isActive: id === this.activeId,
        isGroup: content.groupIds.has(id),
        isHit: content.hitIds.has(id),
        isCurrentHit: id === content.currentHitId,
      },
      this.time.shown,
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

  private turned(event: WheelEvent): void {
    const action = wheelAction(event);
    if (action === undefined) return;
    event.preventDefault();
    if (action.kind === 'zoom') this.zoomBy(action.factor);
    else this.zoomTo(this.time.panned(action.px));
  }

  private keyPressed(event: KeyboardEvent): void {
    const { content } = this;
    const row = this.rowOf(rowAt(event.target));
    if (content === undefined || row === undefined) return;
    const pageSize = Math.max(1, Math.floor(this.root.clientHeight / this.columns.rowPx) - 2);
    const position = { rows: content.rows, index: this.indexOf(row.id), collapsed: content.collapsed, pageSize };
    const action = gridAction(event, position);
    if (action === undefined) return;
    // VS Code's shortcuts receive every key event that bubbles to the window, even if prevented.
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

  /**
   * Scrolls to a row below the header, which covers the top of the viewport. `share`: the vertical position of a row that was not
   * visible.
   */
  private scrollTo(index: number, share?: number): void {
    const { root, columns } = this;
    const top = index * columns.rowPx;
    const height = root.clientHeight - this.canvas.offsetTop;
    const isAbove = top < root.scrollTop;
    if (!isAbove && top + columns.rowPx <= root.scrollTop + height) return;
    if (share !== undefined) root.scrollTop = top - share * height;
    else root.scrollTop = isAbove ? top : top + columns.rowPx - height;
  }

  private anchor(): ScrollAnchor | undefined {
    if (this.content === undefined) return undefined;
    const { scrollTop, clientHeight } = this.root;
    const activeIndex = this.activeId === undefined ? -1 : this.indexOf(this.activeId);
    return scrollAnchor(this.content.rows, { scrollTop, clientHeight, rowPx: this.columns.rowPx, activeIndex });
  }

  private restore(anchor: ScrollAnchor | undefined): void {
    const index = anchor === undefined ? -1 : this.indexOf(anchor.id);
    if (anchor === undefined || index < 0) return;
    const top = index * this.columns.rowPx - anchor.offsetPx;
    if (top === this.root.scrollTop) return;
    this.root.scrollTop = top;
    this.draw(false);
  }

  private indexOf(id: string): number {
    if (this.lookedUp?.id !== id) {
      this.lookedUp = { id, index: this.content?.rows.findIndex((row) => row.id === id) ?? -1 };
    }
    return this.lookedUp.index;
  }

  private rowOf(element: HTMLElement | undefined): WaterfallRow | undefined {
    return this.content?.rows[this.indexOf(element?.dataset.id ?? '')];
  }
}
