import { formatDuration } from '../../../model/base/duration';
import { axisTicks } from '../../../trace/axis/axisTicks';
import type { FoldedAxis } from '../../../trace/axis/foldedAxis';

/** Minimum visible width of a fold with a label. */
const minFoldLabelPx = 48;

/** The ruler above the bars, and the lines and breaks behind them. Decorative: rows state their times in words. */
export class AxisHead {
  readonly ruler = layer('ruler');
  readonly backdrop = layer('backdrop');

  show(axis: FoldedAxis, rowPx: number): void {
    const ticks = axisTicks(axis, 0);
    const folds = axis.pieces.filter((piece) => piece.isFolded);
    const labeled = folds.filter(({ fromPx, toPx }) => toPx - fromPx >= minFoldLabelPx);
    const labels = ticks.map(({ px, label }) => at('tick', px, label));
    // A label that would overlap the next fold or the edge is omitted.
    const fits = labels.filter((_, index) => {
      const tick = ticks[index];
      if (tick === undefined) return false;
      const limit = Math.min(axis.widthPx, ...folds.map((fold) => fold.fromPx).filter((px) => px > tick.px));
      return tick.px + tick.label.length * 7 + 4 <= limit + 1;
    });
    this.ruler.replaceChildren(
      ...fits,
      ...labeled.map(({ fromPx, toPx, startMs, endMs }) => {
        const label = at('fold-label', fromPx, formatDuration(endMs - startMs));
        label.style.width = `${toPx - fromPx}px`;
        return label;
      }),
    );
    this.backdrop.style.setProperty('--row-height', `${rowPx}px`);
    this.backdrop.replaceChildren(
      ...ticks.filter(({ px }) => px > 0).map(({ px }) => at('grid-line', px)),
      ...folds.map(({ fromPx, toPx }) => {
        const fold = at('fold', fromPx);
        fold.style.width = `${toPx - fromPx}px`;
        return fold;
      }),
    );
  }
}

function layer(className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.setAttribute('aria-hidden', 'true');
  return element;
}

function at(className: string, px: number, text = ''): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  element.style.transform = `translateX(${px}px)`;
  return element;
}
