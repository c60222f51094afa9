import type { XrayDocument } from '../../trace/parse/xrayDocument';
import { inferSegments } from './inferSegments';
import { type SegmentDocument, withDescendants } from './segmentDocument';

export interface AssembledTrace {
  readonly segments: readonly SegmentDocument[];
  readonly startSeconds: number;
  /** From the first start to the last known end. */
  readonly durationSeconds: number;
}

/**
 * Assembles the documents of one trace as X-Ray returns them: subsegments that were sent separately are nested in their parent,
 * and AWS calls without a segment of their own get an inferred one.
 */
export function assembleTrace(documents: readonly SegmentDocument[]): AssembledTrace {
  const ids = new Set(documents.flatMap((one) => [...withDescendants(one)].map((node) => node.id)));
  const isNested = (one: SegmentDocument) => one.type === 'subsegment' && ids.has(one.parent_id ?? '');
  const children = new Map<string, SegmentDocument[]>();
  for (const one of documents.filter(isNested)) {
    const siblings = children.get(one.parent_id ?? '') ?? [];
    siblings.push(one);
    children.set(one.parent_id ?? '', siblings);
  }
  const roots = documents.filter((one) => !isNested(one)).map((one) => nest(one, children));
  // Documents that name each other as parent have no root: they are returned beside the rest.
  for (let [entry] = children; entry !== undefined; [entry] = children) {
    children.delete(entry[0]);
    roots.push(...entry[1].map((one) => nest(one, children)));
  }
  const segments = [...roots, ...inferSegments(roots)];
  const nodes = segments.flatMap((one) => [...withDescendants(one)]);
  const startSeconds = Math.min(...nodes.map((one) => one.start_time));
  const endSeconds = Math.max(...nodes.map((one) => one.end_time ?? one.start_time));
  return { segments, startSeconds, durationSeconds: Math.round((endSeconds - startSeconds) * 1e6) / 1e6 };
}

/** Converts an assembled trace for filter expressions. */
export function asFilterTrace({ segments, startSeconds, durationSeconds }: AssembledTrace) {
  return { segments: segments.map((one): XrayDocument => ({ ...one })), startSeconds, durationSeconds };
}

/** Each parent takes its children once, so that documents that name each other as parent cannot cause an endless loop. */
function nest(document: SegmentDocument, children: Map<string, SegmentDocument[]>): SegmentDocument {
  const sent = children.get(document.id) ?? [];
  children.delete(document.id);
  const all = [...(document.subsegments ?? []), ...sent.map(asChild)].map((child) => nest(child, children));
  return all.length === 0 ? document : { ...document, subsegments: all };
}

/** Removes what a subsegment inside its parent does not repeat. */
function asChild({ type: _type, parent_id: _parent, trace_id: _trace, ...rest }: SegmentDocument): SegmentDocument {
  return rest;
}
