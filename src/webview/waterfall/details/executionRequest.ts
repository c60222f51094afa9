import { parseExecutionArn } from '../../../model/durable/executionArn';
import type { RequestBody } from '../../../protocol/requestChannel';
import type { TraceNode } from '../../../trace/parse/trace';
import type { WaterfallRow } from '../../../trace/rows/waterfallRow';

/** As the SDK's OpenTelemetry plugin names it, and as X-Ray keeps it: annotations have no dots. */
const arnKeys = ['durable.execution.arn', 'durable_execution_arn'] as const;

/**
 * What opens the durable execution that a row is of: a span names it, a run of a durable function has to be found. `startMs`: epoch
 * milliseconds of position 0. `undefined` for other rows.
 */
export function executionRequest(
  { kind, name, node, startMs: atMs }: Pick<WaterfallRow, 'kind' | 'name' | 'node' | 'startMs'>,
  startMs: number,
  durableFunctions: readonly string[],
): RequestBody | undefined {
  const executionArn = node && arnOf(node);
  if (executionArn !== undefined) return { type: 'requestOpenExecution', executionArn };
  const isRun = kind === 'lifecycle' || kind === 'service' || kind === 'function';
  if (!isRun || !durableFunctions.includes(name)) return undefined;
  return { type: 'requestFindExecution', functionName: name, fromMs: startMs, atMs: startMs + atMs };
}

function arnOf({ annotations, metadata }: TraceNode): string | undefined {
  const texts = arnKeys.flatMap((key) => [annotations[key], metadata[key]]);
  return texts.find((text): text is string => typeof text === 'string' && parseExecutionArn(text) !== undefined);
}
