import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LogLine } from './LogLine';
import type { ShownLine } from './logText';

/** Lines per chunk: chunks are mounted and unmounted as a whole. */
export const chunkLines = 100;

/** Height of a line at the default font size, used until its chunk is first rendered. */
const guessedLinePx = 21;

interface LogChunkProps {
  readonly lines: readonly ShownLine[];
  /** The line that was navigated to, in this chunk or elsewhere. */
  readonly current: ShownLine | undefined;
  readonly onJump: (line: ShownLine) => (() => void) | undefined;
}

/** A chunk of a long log. Outside the viewport, it is an empty box of the same height. */
export function LogChunk({ lines, current, onJump }: LogChunkProps) {
  const box = useRef<HTMLDivElement>(null);
  const heightPx = useRef(lines.length * guessedLinePx);
  const isNear = useNear(box);
  const isDrawn = isNear || (current !== undefined && lines.includes(current));
  useLayoutEffect(() => {
    if (isDrawn && box.current !== null) heightPx.current = box.current.offsetHeight;
    box.current?.style.setProperty('min-height', isDrawn ? '0' : `${heightPx.current}px`);
  });
  return (
    <div class="log-chunk" ref={box}>
      {isDrawn &&
        lines.map((line, index) => (
          <LogLine key={index} line={line} isCurrent={line === current} onJump={onJump(line)} />
        ))}
    </div>
  );
}

/** Whether an element is in or near the viewport. */
function useNear(box: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (box.current === null) return;
    // VS Code shows the page in a cross-origin frame, where a root margin only works with an explicit root.
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { root: document, rootMargin: '1000px 0px' },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return isNear;
}
