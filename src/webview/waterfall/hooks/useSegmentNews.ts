import { useEffect, useRef } from 'preact/hooks';
import { plural } from '../../../model/base/plural';
import type { Trace } from '../../../trace/parse/trace';
import { usePanel } from '../../panelContext';

/** Announces once per poll how many segments were added. The screen reader announces the first render itself. */
export function useSegmentNews({ segmentCount }: Trace): void {
  const { announce } = usePanel();
  const before = useRef(segmentCount);
  useEffect(() => {
    const added = segmentCount - before.current;
    before.current = segmentCount;
    if (added > 0) announce(`${plural(added, 'segment')} added`);
  }, [segmentCount, announce]);
}
