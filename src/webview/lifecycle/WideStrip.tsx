import { useRef } from 'preact/hooks';
import { usePanel } from '../panelContext';
import { useWidth } from '../useWidth';
import { layOutStrip } from './layOutStrip';
import { StripLane } from './StripLane';

interface WideStripProps {
  readonly strip: Parameters<typeof layOutStrip>[0];
  /** The picture in words. */
  readonly label: string;
  /** Epoch milliseconds, while it is alive. */
  readonly nowMs: number | undefined;
}

/** A life as one picture on a folded axis of its own, as wide as there is room, with the length of each part below it. */
export function WideStrip({ strip, label, nowMs }: WideStripProps) {
  const ref = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(ref);
  const { viewState } = usePanel();
  const drawn = widthPx === 0 ? undefined : layOutStrip(strip, widthPx, viewState.isTrueScale);
  return (
    <div class="strip" ref={ref} role="img" aria-label={label}>
      {drawn !== undefined && (
        <>
          <StripLane drawn={drawn} nowMs={nowMs} />
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
