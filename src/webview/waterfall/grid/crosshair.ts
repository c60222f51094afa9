import { formatAxisTime } from '../../../trace/axis/axisTime';
import { type FoldedAxis, msAt } from '../../../trace/axis/foldedAxis';

/** The position of the bars, and the effect of a drag over them. */
export interface CrosshairHost {
  axis(): FoldedAxis;
  /** Distance of the bars from the left edge of the grid, in pixels. */
  barLeft(): number;
  onDragged(fromPx: number, toPx: number): void;
}

/** A shorter drag is a click. */
const minDragPx = 4;

/**
 * The line under the pointer with its time, and during a drag the dragged range with its length. Times are exact: they are
 * computed by the inverse of the axis, including folds and zoom.
 */
export class Crosshair {
  private readonly line = layer('crosshair');
  private readonly stretch = layer('drag-stretch');
  private readonly time = layer('crosshair-time');
  /** Where the drag began, on the axis. */
  private downPx: number | undefined;
  private isDragging = false;
  private wasDragged = false;
  /** The position of the pointer on the axis while it is over the bars. */
  px: number | undefined;

  constructor(
    private readonly root: HTMLElement,
    canvas: HTMLElement,
    ruler: HTMLElement,
    private readonly host: CrosshairHost,
  ) {
    canvas.append(this.line, this.stretch);
    ruler.after(this.time);
    root.addEventListener('pointermove', (event) => this.moved(event));
    root.addEventListener('pointerleave', () => this.left());
    root.addEventListener('pointerdown', (event) => this.pressed(event));
    root.addEventListener('pointerup', (event) => this.released(event));
    root.addEventListener('pointercancel', () => this.end());
    // The click at the end of a drag is part of the drag: it is stopped before other listeners.
    root.addEventListener('click', (event) => this.clicked(event), { capture: true });
  }

  /** Cancels a drag; `false` when there was none. */
  cancel(): boolean {
    const wasDragging = this.isDragging;
    if (wasDragging) this.end();
    return wasDragging;
  }

  private axisPx(event: PointerEvent): number {
    return event.clientX - this.root.getBoundingClientRect().left - this.host.barLeft();
  }

  private moved(event: PointerEvent): void {
    const { widthPx } = this.host.axis();
    const px = this.axisPx(event);
    const isOver = px >= 0 && px <= widthPx;
    if (this.downPx !== undefined && !this.isDragging && Math.abs(px - this.downPx) >= minDragPx) {
      this.isDragging = true;
      this.root.setPointerCapture(event.pointerId);
    }
    this.px = isOver || this.isDragging ? Math.min(Math.max(px, 0), widthPx) : undefined;
    this.draw();
  }

  private left(): void {
    if (this.isDragging) return;
    this.px = undefined;
    this.downPx = undefined;
    this.draw();
  }

  private pressed(event: PointerEvent): void {
    const px = this.axisPx(event);
    if (event.button !== 0 || px < 0 || px > this.host.axis().widthPx) return;
    this.wasDragged = false;
    this.downPx = px;
  }

  private released(event: PointerEvent): void {
    const { downPx, px, isDragging } = this;
    if (isDragging) this.root.releasePointerCapture(event.pointerId);
    this.wasDragged = isDragging;
    this.end();
    if (isDragging && downPx !== undefined && px !== undefined) this.host.onDragged(downPx, px);
  }

  private clicked(event: MouseEvent): void {
    if (!this.wasDragged) return;
    this.wasDragged = false;
    event.stopPropagation();
  }

  private end(): void {
    this.downPx = undefined;
    this.isDragging = false;
    this.draw();
  }

  private draw(): void {
    const { px, line, stretch, time } = this;
    const from = this.isDragging ? this.downPx : undefined;
    for (const element of [line, time]) element.hidden = px === undefined;
    stretch.hidden = from === undefined;
    if (px === undefined) return;
    const axis = this.host.axis();
    const left = this.host.barLeft();
    line.style.transform = `translateX(${left + px}px)`;
    time.textContent = from === undefined ? timeAt(axis, px) : lengthBetween(axis, from, px);
    const wish = from === undefined ? px : (from + px) / 2;
    const half = time.offsetWidth / 2;
    time.style.transform = `translateX(${Math.min(Math.max(wish - half, 0), Math.max(0, axis.widthPx - 2 * half))}px)`;
    if (from === undefined) return;
    stretch.style.transform = `translateX(${left + Math.min(from, px)}px)`;
    stretch.style.width = `${Math.abs(px - from)}px`;
  }
}

/** The time at a position, with a pixel's precision. */
function timeAt(axis: FoldedAxis, px: number): string {
  return formatAxisTime(msAt(axis, px), perPixel(axis, px));
}

function lengthBetween(axis: FoldedAxis, from: number, to: number): string {
  const resolutionMs = Math.min(perPixel(axis, from), perPixel(axis, to));
  return formatAxisTime(Math.abs(msAt(axis, to) - msAt(axis, from)), resolutionMs);
}

function perPixel(axis: FoldedAxis, px: number): number {
  return Math.max(0.001, msAt(axis, px + 0.5) - msAt(axis, px - 0.5));
}

function layer(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.hidden = true;
  element.setAttribute('aria-hidden', 'true');
  return element;
}
