import type { RowKind, WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { Tone } from '../../parts/Icon';

const kinds: Readonly<Record<RowKind, string>> = {
  lifecycle: 'Lifecycle of the asynchronous invocation',
  accepted: 'Lambda added the event to its queue',
  dwell: 'The event waited in the queue for its first attempt',
  attempt: 'One run of the function for this event',
  backOff: 'Lambda waited before the next attempt',
  service: 'Lambda: from the request to the end of the invocation',
  function: 'One run of the function',
  environment: 'Lambda prepared an environment; AWS has no name for this time',
  init: 'The environment started: runtime, extensions and the code outside the handler',
  restore: 'The environment was restored from its snapshot',
  handler: 'Your handler',
  overhead: 'The runtime, after the handler had returned',
  extensions: 'Extensions, after the answer was sent',
  call: 'A call to another service',
  segment: 'A segment',
  subsegment: 'A subsegment: a unit of work that the code instruments',
  operation: 'A durable operation: it may wait while nothing runs',
  wait: 'A durable execution waited, and nothing of it ran',
  replay: 'The code ran again over what earlier invocations had done, with their results',
  unaccounted: 'Time that nothing in the trace explains',
  placeholder: 'Expected, but not received yet',
};

/** Explains a kind of row to readers who are new to Lambda. */
export function describeKind(kind: RowKind): string {
  return kinds[kind];
}

/** Describes the state of a row; empty for a successful one. */
export function describeState({
  state,
  isRunning,
  kind,
  node,
}: WaterfallRow): { readonly icon: string; readonly tone: Tone; readonly text: string } | undefined {
  switch (state) {
    case 'error':
    case 'fault': {
      // X-Ray's terms say who is at fault in a call. For the function itself, Lambda uses either for any failure.
      const isOfCall = kind === 'call' || node?.namespace === 'aws' || node?.namespace === 'remote';
      const text = state === 'error' ? 'Error: the caller’s (4xx)' : 'Fault: the service’s (5xx)';
      return { icon: 'error', tone: 'error', text: isOfCall ? text : 'Failed' };
    }
    case 'throttle':
      return { icon: 'warning', tone: 'warning', text: 'Throttled (429)' };
    case 'ok':
      return isRunning
        ? { icon: 'loading', tone: 'running', text: 'In progress, or its end was not reported' }
        : undefined;
  }
}
