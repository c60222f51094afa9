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

/** Whether Lambda takes synchronous invocations: it refuses them where an execution may run for longer than a caller waits. */
export function takesSynchronous({
  executionTimeoutSeconds,
}: Pick<DurableSettings, 'executionTimeoutSeconds'>): boolean {
  return executionTimeoutSeconds === undefined || executionTimeoutSeconds <= maxSynchronousSeconds;
}

/** How long a synchronous caller waits for an execution at most. */
export function synchronousSeconds({ executionTimeoutSeconds }: DurableSettings): number {
  return Math.min(maxSynchronousSeconds, executionTimeoutSeconds ?? maxSynchronousSeconds);
}
