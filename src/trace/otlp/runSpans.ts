import { firstText } from './attributes';
import { isDurableInvocation, isDurableWorkflow } from './durableSpans';
import type { Attributes, Span } from './span';

/** The spans of one trace by their ids. */
export type SpanIndex = ReadonlyMap<string, Span>;

export function parentOf({ parentId, id }: Span, spans: SpanIndex): Span | undefined {
  return parentId === undefined || parentId === id ? undefined : spans.get(parentId);
}

/**
 * Whether a span is a separate segment: a call from one service to another, or to itself over the network. Spans inside
 * one service are subsegments, whatever their kind.
 */
export function isSegmentSpan(span: Span, spans: SpanIndex): boolean {
  const parent = parentOf(span, spans);
  if (parent === undefined) return isServing(span) || span.parentId === undefined;
  return isCalledBy(span, parent) || serviceKey(span.resource) !== serviceKey(parent.resource);
}

/**
 * Whether a span is one run of a Lambda function: the outermost that serves in the function's process. HTTP frameworks and
 * consumers in the handler make SERVER and CONSUMER spans, too.
 */
export function isRunSpan(span: Span, spans: SpanIndex): boolean {
  if (!mayBeRun(span)) return false;
  const key = serviceKey(span.resource);
  const seen = new Set<Span>([span]);
  let inner = span;
  for (let at = parentOf(span, spans); at !== undefined && !seen.has(at); at = parentOf(at, spans)) {
    if (serviceKey(at.resource) !== key) return true;
    if (isCalledBy(inner, at)) return hasRunMarks(inner);
    if (mayBeRun(at)) return false;
    seen.add(at);
    inner = at;
  }
  return true;
}

function mayBeRun(span: Span): boolean {
  if (isDurableWorkflow(span)) return false;
  if (isDurableInvocation(span)) return true;
  const isOuter = isServing(span) || span.parentId === undefined;
  return isOuter && (isFunctionResource(span.resource) || (isServing(span) && hasRunMarks(span)));
}

function isServing({ kind }: Span): boolean {
  return kind === 'server' || kind === 'consumer';
}

function isCalledBy(span: Span, parent: Span): boolean {
  return isServing(span) && (parent.kind === 'client' || parent.kind === 'producer');
}

/**
 * Attributes that only Lambda instrumentations write (https://opentelemetry.io/docs/specs/semconv/faas/aws-lambda/).
 */
function hasRunMarks({ attributes }: Span): boolean {
  return firstText(attributes, 'faas.invocation_id', 'faas.execution', 'faas.coldstart', 'faas.trigger') !== undefined;
}

function isFunctionResource(resource: Attributes): boolean {
  const platform = firstText(resource, 'cloud.platform');
  if (platform !== undefined) return platform === 'aws_lambda';
  return functionArnOf(resource) !== undefined || firstText(resource, 'faas.name') !== undefined;
}

export function functionArnOf(resource: Attributes): string | undefined {
  return ['cloud.resource_id', 'faas.id']
    .map((name) => firstText(resource, name))
    .find((text) => text?.includes(':function:'));
}

/** Spans with the same key are of one service. */
export function serviceKey(resource: Attributes): string {
  return [firstText(resource, 'service.name', 'faas.name'), firstText(resource, 'cloud.resource_id', 'faas.id')].join(
    ' ',
  );
}
