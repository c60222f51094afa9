import type { Span } from './span';

/**
 * Spans of the OpenTelemetry plugin of durable functions (package @aws/durable-execution-sdk-js-otel): one `Workflow` around a whole
 * execution, one `Invocation` for each run of the function, and `Operation: name` with its `Attempt: name attempt 2`.
 */
export function isDurableWorkflow(span: Span): boolean {
  return span.name === 'Workflow' || (isDurable(span) && span.parentId === undefined && !isDurableInvocation(span));
}

export function isDurableInvocation(span: Span): boolean {
  return /^invocation$/i.test(span.name) && isDurable(span);
}

function isDurable({ attributes, scope }: Span): boolean {
  return attributes['durable.execution.arn'] !== undefined || /durable-execution/.test(String(scope.name ?? ''));
}
