import type { DrawnStrip } from './layOutStrip';
import { StripMark } from './StripMark';

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
