import { useMemo } from 'preact/hooks';
import { buildExecutionTree } from '../../model/durable/buildExecutionTree';
import { isGeneratedName, parseExecutionArn } from '../../model/durable/executionArn';
import type { ExecutionTree } from '../../model/durable/executionTree';
import { readHistory } from '../../model/durable/readHistory';
import type { ShownExecution } from '../../protocol/shownExecution';
import { type ExecutionBars, executionBars } from '../../trace/durable/executionBars';
import { executionRows } from '../../trace/durable/executionRows';
import type { Waterfall } from '../../trace/rows/waterfallRow';
import { useHostNow } from '../useHostNow';

/** An execution as the panel shows it. */
export interface ExecutionPicture {
  readonly execution: ShownExecution;
  readonly tree: ExecutionTree;
  readonly bars: ExecutionBars;
  readonly waterfall: Waterfall;
  /** Epoch milliseconds by the host's clock; of an execution that has ended, its end. */
  readonly nowMs: number;
  /** It has not ended, and is read. */
  readonly isLive: boolean;
}

/** A long history is drawn less often: its rows are counted again each time. */
const longEvents = 2_000;

/** The rows of an execution; recomputed every second while it waits or runs. */
export function useExecution(execution: ShownExecution): ExecutionPicture {
  const { events, following } = execution;
  const history = useMemo(() => readHistory(`[${events.join(',')}]`) ?? [], [events]);
  const isLive = following === 'following' && execution.notice?.kind !== 'loading';
  const periodMs = events.length > longEvents ? 5_000 : 1_000;
  const hostNowMs = useHostNow(isLive ? periodMs : undefined);
  // Of a saved history nobody knows whether it goes on: it ends with its last event.
  const lastMs = history.at(-1)?.atMs ?? 0;
  const nowMs = following === 'following' ? Math.max(hostNowMs, lastMs) : lastMs;
  const tree = useMemo(() => buildExecutionTree(history, nowMs), [history, nowMs]);
  const bars = useMemo(() => executionBars(tree, rowName(execution)), [tree]);
  const waterfall = useMemo(() => executionRows(bars, tree, nowMs), [bars, tree, nowMs]);
  return { execution, tree, bars, waterfall, nowMs, isLive };
}

/** The name that it was started with. */
export function executionName({ executionArn, description }: ShownExecution): string {
  return description?.name ?? parseExecutionArn(executionArn ?? '')?.name ?? 'Execution';
}

/** The name of the row of the whole execution, which has little room. */
function rowName(execution: ShownExecution): string {
  const name = executionName(execution);
  return isGeneratedName(name) ? (parseExecutionArn(execution.executionArn ?? '')?.functionName ?? name) : name;
}
