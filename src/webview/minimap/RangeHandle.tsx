import { formatAxisTime } from '../../trace/axis/axisTime';
import { type FoldedAxis, msAt, xOf } from '../../trace/axis/foldedAxis';

interface RangeHandleProps {
  readonly side: 'start' | 'end';
  readonly axis: FoldedAxis;
  readonly ms: number;
  readonly minMs: number;
  readonly maxMs: number;
  readonly onMove: (ms: number) => void;
}

/** The distance of one key press, as a share of the width. */
const step = 0.01;
const bigStep = 0.1;

/** One end of the shown range: a slider for the keyboard, a handle for the pointer. */
export function RangeHandle({ side, axis, ms, minMs, maxMs, onMove }: RangeHandleProps) {
  const px = xOf(axis, ms);
  const pressed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const wish = wishOf(event, px, axis.widthPx);
    if (wish === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onMove(Math.min(Math.max(msAt(axis, Math.min(Math.max(wish, 0), axis.widthPx)), minMs), maxMs));
  };
  return (
    <div
      class={`range-handle ${side}`}
      role="slider"
      tabIndex={0}
      data-handle={side}
      aria-label={side === 'start' ? 'Start of the shown time' : 'End of the shown time'}
      aria-orientation="horizontal"
      aria-valuemin={minMs}
      aria-valuemax={maxMs}
      aria-valuenow={ms}
      aria-valuetext={formatAxisTime(ms, 1)}
      ref={(element) => element?.style.setProperty('transform', `translateX(${px}px)`)}
      onKeyDown={pressed}
    />
  );
}

function wishOf({ key, shiftKey }: KeyboardEvent, px: number, widthPx: number): number | undefined {
  const byPx = widthPx * (shiftKey ? bigStep : step);
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return px - byPx;
    case 'ArrowRight':
    case 'ArrowUp':
      return px + byPx;
    case 'PageDown':
      return px - widthPx * bigStep;
    case 'PageUp':
      return px + widthPx * bigStep;
    case 'Home':
      return 0;
    case 'End':
      return widthPx;
    default:
      return undefined;
  }
}
