import { groupDigits } from '../../model/base/groupDigits';
import { plural } from '../../model/base/plural';
import { allNodes } from '../normalize/lambdaNodes';
import type { Trace } from '../parse/trace';

/** Counts of segments, subsegments, and failures of a trace: `4 segments, 22 subsegments, 3 failed`. */
export function describeCounts(trace: Trace): string {
  const { segmentCount, nodeCount } = trace;
  let failed = 0;
  let throttled = 0;
  for (const { state } of allNodes(trace)) {
    if (state === 'error' || state === 'fault') failed += 1;
    else if (state === 'throttle') throttled += 1;
  }
  const subsegments = nodeCount - segmentCount;
  return [
    plural(segmentCount, 'segment'),
    subsegments > 0 ? plural(subsegments, 'subsegment') : '',
    failed > 0 ? `${groupDigits(failed)} failed` : 'none failed',
    throttled > 0 ? `${groupDigits(throttled)} throttled` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
