import type { ErrorObject, GetDurableExecutionCommandOutput } from '@aws-sdk/client-lambda';
import type { DurableExecution } from '../../model/durable/execution';
import type { HistoryError, HistoryText } from '../../model/durable/historyPayload';
import { toExecutionSummary } from './toExecutionSummary';

/** `timeScale`: the header in which only the local service says it. */
export function toDurableExecution(output: GetDurableExecutionCommandOutput, timeScale: unknown): DurableExecution {
  const { InputPayload, Result: result, Error: error, DurableConfig: config } = output;
  const scale = Number(timeScale);
  return {
    ...toExecutionSummary(output),
    version: output.Version,
    input: toText(InputPayload),
    result: toText(result),
    error: error === undefined ? undefined : toError(error),
    traceHeader: output.TraceHeader?.XAmznTraceId,
    timeoutSeconds: config?.ExecutionTimeout,
    retentionDays: config?.RetentionPeriodInDays,
    timeScale: scale > 0 ? scale : undefined,
  };
}

function toText(text: string | undefined): HistoryText | undefined {
  return text === undefined ? undefined : { text, isTruncated: false };
}

function toError({ ErrorType, ErrorMessage, ErrorData, StackTrace = [] }: ErrorObject): HistoryError {
  return { type: ErrorType, message: ErrorMessage, data: ErrorData, stack: StackTrace, isTruncated: false };
}
