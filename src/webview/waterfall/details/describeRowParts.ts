import type { RowKind, WaterfallRow } from '../../../trace/rows/waterfallRow';
import type { Tone } from '../../parts/Icon';

const kinds: Readonly<Record<RowKind, string>> = {
  lifecycle: 'Lifecycle of the asynchronous invocation',
  accepted: 'Lambda took the event into its queue',
  dwell: 'The event waited in the queue for its first attempt',
  attempt: 'One run of the function for this event',
  backOff: 'Lambda waited before it tried again',
  service: 'Lambda: from the request to the end of the invocation',
  function: 'One run of the function',
  environment: 'Lambda prepared an environment; AWS gives this time no name',
  init: 'The environment started: runtime, extensions and the code outside of the handler',
  restore: 'The environment was restored from its snapshot',
  handler: 'Your handler',
  overhead: 'The runtime, after the handler had returned',
  extensions: 'Extensions, after the answer was sent',
  call: 'A call to another service',
  segment: 'A segment',
  subsegment: 'A subsegment: a part of the work that the code marked',
  operation: 'A durable operation: it may wait while nothing runs',
  unaccounted: 'Time that nothing in the trace explains',
  placeholder: 'Expected, but not received yet',
};

/** What a row of this kind is, for a reader who is new to Lambda. */
export function describeKind(kind: RowKind): string {
  return kinds[kind];
}

/** The state of a row in words; nothing for one that ended well. */
export function describeState({
  state,
  isRunning,
  kind,
  node,
}: WaterfallRow): { readonly icon: string; readonly tone: Tone; readonly text: string } | undefined {
  switch (state) {
    case 'error':
    case 'fault': {
      // X-Ray's words tell who is at fault in a call. Of the function itself Lambda uses either for any failure.
      const isOfCall = kind === 'call' || node?.namespace === 'aws' || node?.namespace === 'remote';
      const text = state === 'error' ? 'Error: the caller’s (4xx)' : 'Fault: the service’s (5xx)';
      return { icon: 'error', tone: 'error', text: isOfCall ? text : 'Failed' };
    }
    case 'throttle':
      return { icon: 'warning', tone: 'warning', text: 'Throttled (429)' };
    case 'ok':
      return isRunning ? { icon: 'loading', tone: 'running', text: 'Running, or its end was not reported' } : undefined;
  }
}
