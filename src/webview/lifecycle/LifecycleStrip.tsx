import { useRef } from 'preact/hooks';
import type { Invocation } from '../../model/invocation/invocation';
import type { FoldedAxis } from '../../trace/axis/foldedAxis';
import { usePanel } from '../panelContext';
import { useWidth } from '../useWidth';
import { describeLife } from './describeLife';
import { type DrawnStrip, layOutStrip } from './layOutStrip';
import { placeStrip } from './placeStrip';
import { StripMark } from './StripMark';
import { useLifeline } from './useLifeline';

/** The invocation's life as one picture on a folded axis of its own: for as long as there is no waterfall to share one with. */
export function LifecycleStrip({ invocation }: { readonly invocation: Invocation }) {
  const ref = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(ref);
  const { viewState } = usePanel();
  const lifeline = useLifeline(invocation);
  const drawn = widthPx === 0 ? undefined : layOutStrip(lifeline.strip, widthPx, viewState.isTrueScale);
  const isAlive = lifeline.lifecycle.outcome === 'pending';
  return (
    <div class="strip" ref={ref} role="img" aria-label={describeLife(invocation, lifeline)}>
      {drawn !== undefined && (
        <>
          <StripLane drawn={drawn} nowMs={isAlive ? lifeline.nowMs : undefined} />
          <div class="strip-labels" aria-hidden="true">
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

interface SharedStripProps {
  readonly invocation: Invocation;
  /** The waterfall's, as it is shown: milliseconds after `originMs`. */
  readonly axis: FoldedAxis;
  /** Epoch milliseconds. */
  readonly originMs: number;
}

/** The same over the bars of the waterfall and on their axis, which gives its times. */
export function SharedStrip({ invocation, axis, originMs }: SharedStripProps) {
  const lifeline = useLifeline(invocation);
  const isAlive = lifeline.lifecycle.outcome === 'pending';
  return (
    <div class="strip shared" role="img" aria-label={describeLife(invocation, lifeline)}>
      <StripLane drawn={placeStrip(lifeline.strip, axis, originMs)} nowMs={isAlive ? lifeline.nowMs : undefined} />
    </div>
  );
}

interface LaneProps {
  readonly drawn: Omit<DrawnStrip, 'labels'>;
  /** While it is alive. */
  readonly nowMs: number | undefined;
}

/** The line and its marks. */
export function StripLane({ drawn, nowMs }: LaneProps) {
  return (
    <div class="strip-lane" aria-hidden="true">
      <div
        class="strip-line"
        style={{ transform: `translateX(${drawn.fromPx}px)`, width: `${drawn.toPx - drawn.fromPx}px` }}
      />
      {drawn.marks.map((mark) => (
        <StripMark key={mark.piece.key} {...mark} />
      ))}
      {nowMs !== undefined && <div class="strip-now" style={{ transform: `translateX(${drawn.xOf(nowMs)}px)` }} />}
    </div>
  );
}
