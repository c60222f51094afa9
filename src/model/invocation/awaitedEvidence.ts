import type { Awaiting } from '../lifecycle/lifecycle';
import type { LifecycleInput } from '../lifecycle/lifecycleInput';

/**
 * What is still asked for when nothing more will happen. With pass-through tracing X-Ray gets no segments of Lambda, so there is
 * no trace to wait for (https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html).
 */
export function awaitedEvidence({ invocation, traceEvidence }: LifecycleInput): Awaiting | undefined {
  if (invocation.following.kind !== 'following') return undefined;
  const isTraced = invocation.configuration?.tracing !== 'PassThrough';
  return { what: isTraced && traceEvidence?.isSettled !== true ? 'trace' : 'logs', untilMs: undefined };
}
