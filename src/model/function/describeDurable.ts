import { formatSpan } from '../base/duration';
import type { DurableSettings } from './functions';

/** How long executions run and are kept, as far as it is stated. */
export function describeDurable({ executionTimeoutSeconds, retentionDays }: DurableSettings): readonly string[] {
  return [
    ...(executionTimeoutSeconds === undefined
      ? []
      : [`an execution times out after ${formatSpan(executionTimeoutSeconds * 1000)}`]),
    ...(retentionDays === undefined ? [] : [`its history is kept for ${formatSpan(retentionDays * 86_400_000)}`]),
  ];
}

/** The longest that a synchronous caller waits for an execution (https://docs.aws.amazon.com/lambda/latest/dg/durable-invoking.html). */
export const maxSynchronousSeconds = 900;

/** How long a synchronous caller waits for an execution at most. */
export function synchronousSeconds({ executionTimeoutSeconds }: DurableSettings): number {
  return Math.min(maxSynchronousSeconds, executionTimeoutSeconds ?? maxSynchronousSeconds);
}
