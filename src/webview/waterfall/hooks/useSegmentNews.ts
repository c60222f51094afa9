import { useEffect, useRef } from 'preact/hooks';
import { plural } from '../../../model/base/plural';
import type { Trace } from '../../../trace/parse/trace';
import { usePanel } from '../../panelContext';

/** Says once for each poll how many segments it has brought. What was there at first is read by the reader. */
export function useSegmentNews({ segmentCount }: Trace): void {
  const { announce } = usePanel();
  const before = useRef(segmentCount);
  useEffect(() => {
    const added = segmentCount - before.current;
    before.current = segmentCount;
    if (added > 0) announce(`${plural(added, 'segment')} added`);
  }, [segmentCount, announce]);
}
