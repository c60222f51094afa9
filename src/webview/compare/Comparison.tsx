import { useMemo } from 'preact/hooks';
import { formatDuration } from '../../model/base/duration';
import { diffTraces, type TraceDiff } from '../../trace/compare/diffTraces';
import type { Trace } from '../../trace/parse/trace';
import { ComparedRuns } from './ComparedRuns';
import type { ComparedSides, SideWithRuns } from './comparedSides';
import { DiffTable } from './DiffTable';

interface ComparisonProps {
  readonly trace: Trace;
  readonly sides: ComparedSides;
  readonly otherTrace: Trace;
}

/** Both traces as one table, sorted by the largest difference, and their last runs on one scale. */
export function Comparison({ trace, sides, otherTrace }: ComparisonProps) {
  const { before, after, isOtherFirst, isElsewhere } = sides;
  const diff = useMemo(() => {
    return isOtherFirst ? diffTraces(otherTrace, trace) : diffTraces(trace, otherTrace);
  }, [otherTrace, trace, isOtherFirst]);
  const sentence = isElsewhere ? { sentence: placeSentence(diff, before, after) } : {};
  return (
    <DiffTable diff={diff} before={before} after={after} {...sentence}>
      <ComparedRuns sides={[before, after]} />
    </DiffTable>
  );
}

function placeSentence({ deltaMs, beforeMs, afterMs }: TraceDiff, before: SideWithRuns, after: SideWithRuns): string {
  const times = `${formatDuration(beforeMs)} on ${before.title}, ${formatDuration(afterMs)} on ${after.title}`;
  if (deltaMs === 0) return `Equally fast: ${times}.`;
  return `${after.title} is ${formatDuration(Math.abs(deltaMs))} ${deltaMs > 0 ? 'slower' : 'faster'}: ${times}.`;
}
