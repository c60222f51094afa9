import type { DeclaredDurableConfig } from '../../model/function/declaredFunction';

/** Defaults of https://docs.aws.amazon.com/lambda/latest/api/API_DurableConfig.html; a timeout is required on AWS. */
export function durableConfig(
  executionTimeoutSeconds: number | undefined,
  retentionDays: number | undefined,
): DeclaredDurableConfig {
  return { executionTimeoutSeconds: executionTimeoutSeconds ?? 86_400, retentionDays: retentionDays ?? 14 };
}
