import type { Awaiting } from '../lifecycle/lifecycle';
import type { LifecycleInput } from '../lifecycle/lifecycleInput';

/**
 * Evidence still being polled for after the invocation has ended. With pass-through tracing, X-Ray gets no segments
 * from Lambda, so no trace is awaited (https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html).
 */
export function awaitedEvidence({ invocation, traceEvidence }: LifecycleInput): Awaiting | undefined {
  if (invocation.following.kind !== 'following') return undefined;
  const isTraced = invocation.configuration?.tracing !== 'PassThrough';
  return { what: isTraced && traceEvidence?.isSettled !== true ? 'trace' : 'logs', untilMs: undefined };
}
