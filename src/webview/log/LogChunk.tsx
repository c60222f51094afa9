import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LogLine } from './LogLine';
import type { ShownLine } from './logText';

/** Lines are drawn and left out in chunks of so many. */
export const chunkLines = 100;

/** What a line takes at the usual font size, until its chunk was drawn once. */
const guessedLinePx = 21;

interface LogChunkProps {
  readonly lines: readonly ShownLine[];
  /** The line that the reader was led to, here or elsewhere. */
  readonly current: ShownLine | undefined;
  readonly onJump: (line: ShownLine) => (() => void) | undefined;
}

/** Some lines of a long log. Out of sight a chunk is an empty box of the height that it had. */
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

/** Whether an element is in the window or near it. */
function useNear(box: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (box.current === null) return;
    // VS Code shows the page in a frame of another origin, where a margin counts with a root of one's own alone.
    const observer = new IntersectionObserver(
      (entries) => setIsNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { root: document, rootMargin: '1000px 0px' },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return isNear;
}
