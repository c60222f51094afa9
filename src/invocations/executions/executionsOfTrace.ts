import type { Result } from '../../model/connection/result';
import type { DurableExecutions } from '../../model/durable/durableExecutions';
import type { ExecutionSummary } from '../../model/durable/execution';
import { type ExecutionDirectory, noExecutionFilter } from '../../model/durable/executionDirectory';
import { executionTraceId } from '../../model/durable/executionTraceId';

/** A run of a durable function in a trace. Epoch milliseconds. */
export interface TracedRun {
  readonly functionName: string;
  readonly traceId: string;
  /** When the trace begins, and the run. */
  readonly fromMs: number;
  readonly atMs: number;
}

/** Where executions are looked for. */
export interface ExecutionSources {
  readonly executionDirectory: ExecutionDirectory;
  readonly durable: Pick<DurableExecutions, 'get'>;
}

/** Clocks differ, and a trace may begin with its execution. */
const slackMs = 5_000;

/**
 * Finds the executions of which a run in a trace can be a part: those that the trace's request started, and that were running at that
 * time. X-Ray's documents do not name them; the description of an execution names its trace. One page is searched, the newest first.
 */
export async function executionsOfTrace(
  { executionDirectory, durable }: ExecutionSources,
  { functionName, traceId, fromMs, atMs }: TracedRun,
  signal: AbortSignal,
): Promise<Result<readonly ExecutionSummary[]>> {
  const filter = { ...noExecutionFilter, startedAfterMs: fromMs - slackMs, startedBeforeMs: atMs + slackMs };
  const page = await executionDirectory.list(functionName, filter, undefined, signal);
  if (!page.ok) return page;
  const found: ExecutionSummary[] = [];
  for (const execution of page.value.executions) {
    if (execution.endMs !== undefined && execution.endMs + slackMs < atMs) continue;
    const read = await durable.get(execution.arn, signal);
    if (!read.ok) return read;
    if (executionTraceId(read.value.traceHeader) === traceId) found.push(execution);
  }
  return { ok: true, value: found };
}
