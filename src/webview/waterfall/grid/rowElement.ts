import { formatDuration } from '../../../model/base/duration';
import { type FoldedAxis, xOf } from '../../../trace/axis/foldedAxis';
import { describeRow } from '../../../trace/rows/describeRow';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { GridColumns } from './gridColumns';
import type { RowPlace } from './rowPlaces';

/** The content of a row: everything except its position on the screen. */
export interface RowContent {
  readonly row: WaterfallRow;
  readonly place: RowPlace;
  readonly index: number;
  readonly isCollapsed: boolean;
  readonly isSelected: boolean;
  readonly isActive: boolean;
  /** It represents a run of equal siblings. */
  readonly isGroup: boolean;
  readonly isHit: boolean;
  readonly isCurrentHit: boolean;
}

const minBarPx = 3;

/**
 * A row of the waterfall: five plain elements, reused for another row when it leaves the viewport. Twistie, details and state are
 * pseudo-elements, so that ten thousand rows scroll as smoothly as ten.
 */
export class RowElement {
  readonly element = cell('div', 'row', 'row');
  private readonly name = cell('div', 'name-cell', 'rowheader');
  private readonly barCell = cell('div', 'bar-cell', 'gridcell');
  private readonly bar = document.createElement('div');
  private readonly duration = cell('div', 'duration-cell', 'gridcell');

  constructor() {
    this.bar.setAttribute('aria-hidden', 'true');
    this.barCell.append(this.bar);
    this.element.append(this.name, this.barCell, this.duration);
  }

  show(content: RowContent, axis: FoldedAxis, columns: GridColumns): void {
    const { row, place, index, isCollapsed, isSelected, isActive, isGroup, isHit, isCurrentHit } = content;
    const { element } = this;
    element.dataset.id = row.id;
    element.className = `row state-${row.state}${isHit ? ' hit' : ''}${isCurrentHit ? ' current-hit' : ''}`;
    element.style.transform = `translateY(${index * columns.rowPx}px)`;
    element.style.setProperty('--level', String(row.level));
    element.tabIndex = isActive ? 0 : -1;
    element.setAttribute('aria-label', isHit ? `${describeRow(row)}, found` : describeRow(row));
    element.setAttribute('aria-level', String(row.level));
    element.setAttribute('aria-rowindex', String(index + 2));
    element.setAttribute('aria-selected', String(isSelected));
    element.setAttribute('aria-posinset', String(place.position));
    element.setAttribute('aria-setsize', String(place.size));
    if (row.hasChildren) element.setAttribute('aria-expanded', String(!isCollapsed));
    else element.removeAttribute('aria-expanded');
    this.name.textContent = row.name;
    this.name.dataset.detail = row.isDetailBelow && !isCollapsed ? '' : (row.detail ?? '');
    const durationMs = row.endMs - row.startMs;
    this.duration.textContent = row.isRunning ? `≥ ${formatDuration(durationMs)}` : formatDuration(durationMs);
    this.showBar(row, axis, isGroup);
  }

  private showBar(row: WaterfallRow, axis: FoldedAxis, isGroup: boolean): void {
    const first = axis.pieces[0]?.startMs ?? 0;
    const last = axis.pieces.at(-1)?.endMs ?? 0;
    const after = row.startMs > last ? ' is-after' : '';
    const place = row.endMs < first ? ' is-before' : after;
    this.barCell.className = `bar-cell${place}`;
    this.bar.hidden = place !== '';
    if (place !== '') return;
    const fromPx = xOf(axis, row.startMs);
    const widthPx = Math.max(minBarPx, xOf(axis, row.endMs) - fromPx);
    const classes = ['bar', `kind-${row.kind}`, `state-${row.state}`];
    if (isGroup) classes.push('group');
    if (row.isRunning) classes.push('running');
    if (row.criticalMs > 0) classes.push('critical');
    if (row.startMs < first) classes.push('cut-start');
    if (row.endMs > last) classes.push('cut-end');
    this.bar.className = classes.join(' ');
    this.bar.style.transform = `translateX(${Math.min(fromPx, axis.widthPx - minBarPx)}px)`;
    this.bar.style.width = `${widthPx}px`;
  }
}

function cell(tag: 'div', className: string, role: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.setAttribute('role', role);
  return element;
}
