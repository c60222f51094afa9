import { useMemo } from 'preact/hooks';
import { clockTime } from '../../model/base/clockTime';
import { formatDuration } from '../../model/base/duration';
import type { Invocation } from '../../model/invocation/invocation';
import type { ComparedTrace } from '../../protocol/panelMessages';
import { diffTraces, type TraceDiff } from '../../trace/compare/diffTraces';
import { runAnatomies } from '../../trace/measure/runAnatomies';
import { lifecycleOf } from '../../trace/normalize/invocationLifecycle';
import type { Trace } from '../../trace/parse/trace';
import { usePanel } from '../panelContext';
import { type ComparedRun, ComparedRuns } from './ComparedRuns';
import { type ComparedSide, DiffTable } from './DiffTable';

interface ComparisonProps {
  readonly trace: Trace;
  readonly invocation: Invocation;
  readonly other: ComparedTrace;
  readonly otherTrace: Trace;
}

/** Both traces as one table, sorted by the largest difference, and their last runs on one scale. */
export function Comparison({ trace, invocation, other, otherTrace }: ComparisonProps) {
  const { now } = usePanel();
  const { sentMs, connectionName } = invocation;
  const isElsewhere = other.connectionName !== '' && other.connectionName !== connectionName;
  // Of two places, the one that this one is compared with comes first, whenever it ran.
  const isOtherFirst = isElsewhere || other.sentMs <= sentMs;
  const diff = useMemo(() => {
    return isOtherFirst ? diffTraces(otherTrace, trace) : diffTraces(trace, otherTrace);
  }, [otherTrace, trace, isOtherFirst]);
  const runs = useMemo(() => runAnatomies(invocation, lifecycleOf(invocation, now())), [invocation]);
  const [title, otherTitle] = isElsewhere ? [connectionName, other.connectionName] : ['This one', 'Other'];
  const here: Side = { title, what: `this one, ${clockTime(sentMs)}`, sentMs, runs };
  const what = `${other.label}, ${clockTime(other.sentMs)}`;
  const there: Side = { title: otherTitle, what, sentMs: other.sentMs, runs: other.runs };
  const [before, after] = isOtherFirst ? [there, here] : [here, there];
  const sentence = isElsewhere ? { sentence: placeSentence(diff, before, after) } : {};
  return (
    <DiffTable diff={diff} before={before} after={after} {...sentence}>
      <ComparedRuns sides={[before, after]} />
    </DiffTable>
  );
}

interface Side extends ComparedSide, ComparedRun {}

function placeSentence({ deltaMs, beforeMs, afterMs }: TraceDiff, before: Side, after: Side): string {
  const times = `${formatDuration(beforeMs)} on ${before.title}, ${formatDuration(afterMs)} on ${after.title}`;
  if (deltaMs === 0) return `Equally fast: ${times}.`;
  return `${after.title} is ${formatDuration(Math.abs(deltaMs))} ${deltaMs > 0 ? 'slower' : 'faster'}: ${times}.`;
}
