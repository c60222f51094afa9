import { useRef, useState } from 'preact/hooks';
import type { FoldedAxis } from '../../trace/axis/foldedAxis';
import type { Interval } from '../../trace/axis/interval';
import { gripAt, type MinimapDrag, minDragPx, windowOfDrag } from './minimapDrag';

interface MinimapDragOptions {
  readonly axis: FoldedAxis;
  readonly zoom: Interval | undefined;
  readonly onZoom: (window: Interval | undefined) => void;
}

/**
 * The pointer handlers of the minimap: a drag in free space draws a range (`draft`) and zooms to it at the end; a drag of the
 * range or of one of its ends zooms immediately.
 */
export function useMinimapDrag({ axis, zoom, onZoom }: MinimapDragOptions) {
  const drag = useRef<MinimapDrag>(undefined);
  const [draft, setDraft] = useState<Interval>();
  const pressed = (event: PointerEvent) => {
    const { currentTarget, target, clientX, pointerId, button } = event;
    if (button !== 0 || !(currentTarget instanceof HTMLElement)) return;
    const px = clientX - currentTarget.getBoundingClientRect().left;
    const handle = target instanceof HTMLElement ? target.dataset.handle : undefined;
    const grip = handle === 'start' || handle === 'end' ? ({ kind: handle } as const) : gripAt(axis, zoom, px);
    drag.current = { grip, fromPx: px, toPx: px, window: zoom };
    currentTarget.setPointerCapture(pointerId);
    // Otherwise the drag would select text; a handle still receives the focus.
    event.preventDefault();
    if (handle !== undefined && target instanceof HTMLElement) target.focus();
  };
  const moved = (event: PointerEvent) => {
    const { currentTarget, clientX } = event;
    if (drag.current === undefined || !(currentTarget instanceof HTMLElement)) return;
    drag.current = { ...drag.current, toPx: clientX - currentTarget.getBoundingClientRect().left };
    const { grip, fromPx: downPx, toPx: atPx } = drag.current;
    if (Math.abs(atPx - downPx) < minDragPx) return;
    const window = windowOfDrag(axis, drag.current);
    if (grip.kind === 'open') setDraft(window);
    else onZoom(window);
  };
  const ended = () => {
    drag.current = undefined;
    setDraft(undefined);
  };
  const released = () => {
    if (drag.current !== undefined) onZoom(windowOfDrag(axis, drag.current));
    ended();
  };
  return {
    draft,
    onPointerDown: pressed,
    onPointerMove: moved,
    onPointerUp: released,
    onPointerCancel: ended,
  };
}
