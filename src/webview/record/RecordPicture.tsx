import { useRef } from 'preact/hooks';
import { formatDuration } from '../../model/base/duration';
import type { RecordLifecycle } from '../../model/polling/recordLifecycle';
import { StripLane } from '../lifecycle/LifecycleStrip';
import { layOutStrip } from '../lifecycle/layOutStrip';
import { usePanel } from '../panelContext';
import { useWidth } from '../useWidth';
import type { RecordLine } from './recordLineParts';
import { recordStrip } from './recordStrip';

interface RecordPictureProps {
  readonly lifecycle: RecordLifecycle;
  readonly lines: readonly RecordLine[];
  readonly nowMs: number;
  readonly isOpen: boolean;
}

/** The record's life as one picture on a folded axis. */
export function RecordPicture({ lifecycle, lines, nowMs, isOpen }: RecordPictureProps) {
  const ref = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(ref);
  const { viewState } = usePanel();
  const drawn = widthPx === 0 ? undefined : layOutStrip(recordStrip(lifecycle, nowMs), widthPx, viewState.isTrueScale);
  return (
    <div class="strip" ref={ref} role="img" aria-label={`Lifecycle: ${lines.map(words).join('. ')}.`}>
      {drawn !== undefined && (
        <>
          <StripLane drawn={drawn} nowMs={isOpen ? nowMs : undefined} />
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

function words({ name, text, durationMs, isExpected }: RecordLine): string {
  const duration = durationMs === undefined || isExpected ? undefined : formatDuration(durationMs);
  const about = [text, duration].filter((part) => part !== undefined).join(', ');
  return about === '' ? name : `${name}: ${about}`;
}
