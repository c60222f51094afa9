import { useMemo } from 'preact/hooks';
import { clockTime } from '../../model/base/clockTime';
import type { ComparedTrace } from '../../protocol/panelMessages';
import { diffTraces } from '../../trace/compare/diffTraces';
import type { Trace } from '../../trace/parse/trace';
import { type ComparedSide, DiffTable } from './DiffTable';

interface ComparisonProps {
  readonly trace: Trace;
  readonly sentMs: number;
  readonly other: ComparedTrace;
  readonly otherTrace: Trace;
}

/** Both traces as one table, sorted by the largest difference. */
export function Comparison({ trace, sentMs, other, otherTrace }: ComparisonProps) {
  const isOtherEarlier = other.sentMs <= sentMs;
  const diff = useMemo(() => {
    return isOtherEarlier ? diffTraces(otherTrace, trace) : diffTraces(trace, otherTrace);
  }, [otherTrace, trace, isOtherEarlier]);
  const here: ComparedSide = { title: 'This one', what: `this one, ${clockTime(sentMs)}` };
  const there: ComparedSide = { title: 'Other', what: `${other.label}, ${clockTime(other.sentMs)}` };
  return <DiffTable diff={diff} before={isOtherEarlier ? there : here} after={isOtherEarlier ? here : there} />;
}
