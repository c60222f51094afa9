import { formatDuration } from '../../model/duration';
import { type FoldedAxis, xOf } from '../../trace/foldedAxis';
import type { WaterfallRow } from '../../trace/waterfallRow';
import type { GridColumns } from './gridColumns';
import type { RowPlace } from './rowPlaces';

/** What one row shows; everything a row needs besides its place on the screen. */
export interface RowContent {
  readonly row: WaterfallRow;
  readonly place: RowPlace | undefined;
  readonly index: number;
  readonly isCollapsed: boolean;
  readonly isSelected: boolean;
  readonly isActive: boolean;
}

const leastBarPx = 3;

/**
 * A row of the waterfall: five plain elements, used again for another row when it leaves the window. Twisty, details and
 * state are pseudo-elements, so that ten thousand rows scroll as smoothly as ten.
 */
export class RowElement {
  readonly element = cell('div', 'row', 'row');
  private readonly name = cell('div', 'name-cell', 'rowheader');
  private readonly bar = document.createElement('div');
  private readonly duration = cell('div', 'duration-cell', 'gridcell');

  constructor() {
    const barCell = cell('div', 'bar-cell', 'gridcell');
    this.bar.setAttribute('aria-hidden', 'true');
    barCell.append(this.bar);
    this.element.append(this.name, barCell, this.duration);
  }

  show(content: RowContent, axis: FoldedAxis, columns: GridColumns): void {
    const { row, place, index, isCollapsed, isSelected, isActive } = content;
    const { element } = this;
    element.dataset.id = row.id;
    element.className = `row state-${row.state}${index % 2 === 1 ? ' odd' : ''}`;
    element.style.transform = `translateY(${index * columns.rowPx}px)`;
    element.style.setProperty('--level', String(row.level));
    element.tabIndex = isActive ? 0 : -1;
    element.setAttribute('aria-label', row.label);
    element.setAttribute('aria-level', String(row.level));
    element.setAttribute('aria-rowindex', String(index + 2));
    element.setAttribute('aria-selected', String(isSelected));
    if (place !== undefined) {
      element.setAttribute('aria-posinset', String(place.position));
      element.setAttribute('aria-setsize', String(place.size));
    }
    if (row.hasChildren) element.setAttribute('aria-expanded', String(!isCollapsed));
    else element.removeAttribute('aria-expanded');
    this.name.textContent = row.name;
    this.name.dataset.detail = row.detail ?? '';
    const durationMs = row.endMs - row.startMs;
    this.duration.textContent = row.isRunning ? `≥ ${formatDuration(durationMs)}` : formatDuration(durationMs);
    this.showBar(row, axis);
  }

  private showBar(row: WaterfallRow, axis: FoldedAxis): void {
    const fromPx = xOf(axis, row.startMs);
    const widthPx = Math.max(leastBarPx, xOf(axis, row.endMs) - fromPx);
    const classes = ['bar', `kind-${row.kind}`, `state-${row.state}`];
    if (row.isRunning) classes.push('running');
    if (row.criticalMs > 0) classes.push('critical');
    this.bar.className = classes.join(' ');
    this.bar.style.transform = `translateX(${Math.min(fromPx, axis.widthPx - leastBarPx)}px)`;
    this.bar.style.width = `${widthPx}px`;
  }
}

function cell(tag: 'div', className: string, role: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.setAttribute('role', role);
  return element;
}
