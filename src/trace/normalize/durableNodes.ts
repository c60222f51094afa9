import type { TraceNode } from '../parse/trace';
import type { RowKind } from '../rows/waterfallRow';

/** Operations during which the function does not run: timers, callbacks, and other functions. */
const waits = /^(WAIT|CALLBACK|INVOKE|CHAINED_INVOKE)$/;

/**
 * Classifies a span of the OpenTelemetry plugin of durable functions by its name: `Workflow`, `Operation: name`,
 * `Attempt: name attempt 2`. An operation is work only if it is a step without attempts of its own: with them it spans
 * the waits between. `undefined` for other spans.
 */
export function durableKindOf(node: TraceNode): RowKind | undefined {
  if (node.name.startsWith('Attempt: ') && / attempt \d+$/.test(node.name)) return 'attempt';
  if (node.name.startsWith('Operation: ')) {
    const type = node.annotations['durable.operation.type'];
    const isWait = typeof type === 'string' && waits.test(type);
    return isWait || node.children.some(isDurable) ? 'operation' : 'subsegment';
  }
  if (node.name !== 'Workflow') return undefined;
  return isDurable(node) || node.children.some(isDurable) ? 'operation' : undefined;
}

function isDurable({ name, annotations }: TraceNode): boolean {
  return /^(Operation|Attempt): /.test(name) || annotations['durable.execution.arn'] !== undefined;
}
