import type { AssembledTrace } from './assembleTrace';
import { type SegmentDocument, withDescendants } from './segmentDocument';

/** One entry of `GetTraceSummaries` (https://docs.aws.amazon.com/xray/latest/api/API_TraceSummary.html). */
export function traceSummary(id: string, trace: AssembledTrace): object {
  const segments = trace.segments.filter((one) => one.inferred !== true);
  const nodes = segments.flatMap((one) => [...withDescendants(one)]);
  const ids = new Set(nodes.map((one) => one.id));
  const root = segments.find((one) => !ids.has(one.parent_id ?? '')) ?? segments[0];
  return {
    Id: id,
    StartTime: trace.startSeconds,
    Duration: trace.durationSeconds,
    ResponseTime: root === undefined ? 0 : (root.end_time ?? root.start_time) - root.start_time,
    HasFault: segments.some((one) => one.fault === true),
    HasError: segments.some((one) => one.error === true),
    HasThrottle: segments.some((one) => one.throttle === true),
    IsPartial: nodes.some((one) => one.in_progress === true),
    Http: {},
    Annotations: {},
    Users: [],
    ServiceIds: serviceIds(segments),
    EntryPoint: root === undefined ? undefined : serviceId(root),
    Revision: nodes.length,
  };
}

function serviceIds(segments: readonly SegmentDocument[]): readonly object[] {
  const byKey = new Map(segments.map((one) => [`${one.name} ${one.origin}`, serviceId(one)]));
  return [...byKey.values()];
}

function serviceId({ name, origin }: SegmentDocument): object {
  return { Name: name, Names: [name], ...(origin === undefined ? {} : { Type: origin }) };
}
