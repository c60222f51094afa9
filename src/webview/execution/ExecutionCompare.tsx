import { useMemo } from 'preact/hooks';
import { clockDate } from '../../model/base/clockTime';
import { buildExecutionTree } from '../../model/durable/buildExecutionTree';
import type { ExecutionTree } from '../../model/durable/executionTree';
import { readHistory } from '../../model/durable/readHistory';
import type { ComparedExecution } from '../../protocol/shownExecution';
import { diffBars } from '../../trace/compare/diffTraces';
import { executionBars } from '../../trace/durable/executionBars';
import { CompareWith } from '../compare/CompareWith';
import { DiffTable } from '../compare/DiffTable';
import { usePanel } from '../panelContext';
import { type ExecutionPicture, executionName } from './useExecution';

/** Compares an execution with another of the same function. The differences of its parts add up to the whole difference. */
export function ExecutionCompare({ picture }: { readonly picture: ExecutionPicture }) {
  const { comparedExecution } = usePanel();
  return (
    <CompareWith noun="execution" parts="operations" isChosen={comparedExecution !== undefined}>
      {comparedExecution !== undefined && <Compared picture={picture} other={comparedExecution} />}
    </CompareWith>
  );
}

interface ComparedProps {
  readonly picture: ExecutionPicture;
  readonly other: ComparedExecution;
}

function Compared({ picture: { tree, execution, nowMs }, other }: ComparedProps) {
  const { events, name } = other;
  const otherTree = useMemo(
    () => buildExecutionTree(readHistory(`[${events.join(',')}]`) ?? [], nowMs),
    [events, nowMs],
  );
  const isOtherEarlier = otherTree.startMs <= tree.startMs;
  const diff = useMemo(() => {
    const [here, there] = [barsOf(tree, nowMs), barsOf(otherTree, nowMs)];
    return isOtherEarlier ? diffBars(there, here, false) : diffBars(here, there, false);
  }, [tree, otherTree, isOtherEarlier, nowMs]);
  const here = { title: 'This one', what: `${executionName(execution)}, ${clockDate(tree.startMs)}` };
  const there = { title: 'Other', what: `${name}, ${clockDate(otherTree.startMs)}` };
  return <DiffTable diff={diff} before={isOtherEarlier ? there : here} after={isOtherEarlier ? here : there} />;
}

/** Under one name: executions are aligned by their operations, and have names of their own. An open one ends now. */
function barsOf(tree: ExecutionTree, nowMs: number) {
  const { execution } = executionBars(tree, 'Execution');
  execution.endMs ??= Math.max(0, nowMs - tree.startMs);
  return [execution];
}
