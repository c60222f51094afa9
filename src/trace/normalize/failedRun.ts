import type { TraceNode } from '../parse/trace';
import { isInit, isInvocation } from './lambdaNodes';

/**
 * Whether a run of the function ended with an error. An uncaught error without a tracer marks the `Invocation` alone; a
 * failed call below it may have been caught by the handler, so it does not count.
 */
export function isFailedRun(run: TraceNode): boolean {
  return (
    run.state !== 'ok' || run.children.some((child) => (isInvocation(child) || isInit(child)) && child.state !== 'ok')
  );
}
