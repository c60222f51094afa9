/** Reads the trace of the request that started an execution from its header, `Root=1-…;Parent=…;Sampled=1`. */
export function executionTraceId(header: string | undefined): string | undefined {
  return /(?:^|;)\s*Root=([\w-]+)/.exec(header ?? '')?.[1];
}
