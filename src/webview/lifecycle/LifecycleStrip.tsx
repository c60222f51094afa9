import { useRef } from 'preact/hooks';
import type { Invocation } from '../../model/invocation/invocation';
import type { Lifecycle } from '../../model/lifecycle/lifecycle';
import { useWidth } from '../useWidth';
import { layOutStrip } from './layOutStrip';
import { StripMark } from './StripMark';
import { stripPieces } from './stripPieces';

interface LifecycleStripProps {
  readonly invocation: Invocation;
  readonly lifecycle: Lifecycle;
  readonly nowMs: number;
  readonly isTrueScale: boolean;
}

/**
 * The invocation's life as one picture on a folded axis. Decorative for a screen reader: the list below it says the
 * same in words.
 */
export function LifecycleStrip({ invocation, lifecycle, nowMs, isTrueScale }: LifecycleStripProps) {
  const ref = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(ref);
  const strip = stripPieces(invocation, lifecycle, nowMs);
  const drawn = widthPx === 0 ? undefined : layOutStrip(strip, widthPx, isTrueScale);
  const isAlive = lifecycle.outcome === 'pending';
  return (
    <div class="strip" ref={ref} aria-hidden="true">
      {drawn !== undefined && (
        <>
          <div class="strip-lane">
            <div
              class="strip-line"
              style={{ transform: `translateX(${drawn.fromPx}px)`, width: `${drawn.toPx - drawn.fromPx}px` }}
            />
            {drawn.marks.map((mark) => (
              <StripMark key={mark.piece.key} {...mark} />
            ))}
            {isAlive && <div class="strip-now" style={{ transform: `translateX(${drawn.xOf(nowMs)}px)` }} />}
          </div>
          <div class="strip-labels">
            {drawn.labels.map(({ key, text, middlePx }) => (
              <span key={key} style={{ transform: `translateX(calc(${middlePx}px - 50%))` }}>
                {text}
              </span>
            ))}
          </div>
        </>
      )}
    </div>
  );
}
