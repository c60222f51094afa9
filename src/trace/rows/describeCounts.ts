import { plural } from '../../model/base/plural';
import { allNodes } from '../normalize/lambdaNodes';
import type { Trace } from '../parse/trace';

/** Counts of segments, subsegments, and failures of a trace: `4 segments, 22 subsegments, 3 failed`. */
export function describeCounts(trace: Trace): string {
  const { segmentCount, nodeCount } = trace;
  const nodes = allNodes(trace);
  const failed = nodes.filter(({ state }) => state === 'error' || state === 'fault').length;
  const throttled = nodes.filter(({ state }) => state === 'throttle').length;
  const subsegments = nodeCount - segmentCount;
  return [
    plural(segmentCount, 'segment'),
    subsegments > 0 ? plural(subsegments, 'subsegment') : '',
    failed > 0 ? `${failed.toLocaleString('en')} failed` : 'none failed',
    throttled > 0 ? `${throttled.toLocaleString('en')} throttled` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
