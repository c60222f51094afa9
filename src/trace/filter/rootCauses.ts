import { recordOf, recordsOf, textOf, type XrayDocument } from '../parse/xrayDocument';
import type { FilterExpression, RootCauseKind } from './filterExpression';
import { type FilterTrace, nodesOf, responseSeconds, rootSegment } from './filterTrace';

/** A service on the way to a cause, as GetTraceSummaries writes it. */
export interface RootCauseService {
  readonly Name: string;
  readonly Names: readonly string[];
  readonly Type?: string;
  readonly Inferred: boolean;
  readonly EntityPath: readonly RootCauseEntity[];
}

/** A node of a service on the way to a cause. */
export interface RootCauseEntity {
  readonly Name: string;
  readonly Remote: boolean;
  readonly Exceptions?: readonly { readonly Name: string; readonly Message: string }[];
  /** Response time causes only: the node's share of the root's time. */
  readonly Coverage?: number;
}

/** Path from the entry of the trace to the cause of an error or of the response time. */
export interface RootCause {
  readonly ClientImpacting: boolean;
  readonly Services: readonly RootCauseService[];
}

/**
 * Computes the path from the root segment to the deepest node that failed or took most of the time
 * (https://docs.aws.amazon.com/xray/latest/api/API_ErrorRootCause.html, API_FaultRootCause, API_ResponseTimeRootCause).
 * Empty without one.
 */
export function rootCauses(trace: FilterTrace, kind: RootCauseKind): readonly RootCause[] {
  const root = rootSegment(trace);
  if (root === undefined) return [];
  const isOn = kind === 'responsetime' ? () => true : (node: XrayDocument) => node[kind] === true;
  if (!isOn(root) && !trace.segments.some((one) => [...nodesOf(one)].some(isOn))) return [];
  const start = isOn(root) ? root : trace.segments.find((one) => [...nodesOf(one)].some(isOn));
  if (start === undefined) return [];
  const services: RootCauseService[] = [];
  const seen = new Set<XrayDocument>();
  for (let segment: XrayDocument | undefined = start; segment !== undefined && !seen.has(segment); ) {
    seen.add(segment);
    const path = entityPath(segment, isOn, kind);
    services.push(serviceOf(segment, path, kind === 'responsetime' ? responseSeconds(root) : undefined));
    const ids = new Set(path.map(({ id }) => id));
    segment = longest(trace.segments.filter((one) => ids.has(one.parent_id) && isOn(one)));
  }
  return [{ ClientImpacting: isOn(root), Services: services }];
}

function entityPath(
  segment: XrayDocument,
  isOn: (node: XrayDocument) => boolean,
  kind: RootCauseKind,
): readonly XrayDocument[] {
  const path = [segment];
  for (let node: XrayDocument | undefined = segment; node !== undefined; ) {
    const children: readonly XrayDocument[] = recordsOf(node.subsegments).filter(isOn);
    // A response time's path ends when no single call takes most of its caller's time.
    const heaviest: XrayDocument | undefined = longest(children);
    const half: number = responseSeconds(node) / 2;
    node = kind === 'responsetime' && heaviest !== undefined && responseSeconds(heaviest) < half ? undefined : heaviest;
    if (node !== undefined) path.push(node);
  }
  return path;
}

function longest(nodes: readonly XrayDocument[]): XrayDocument | undefined {
  return nodes.reduce<XrayDocument | undefined>(
    (best, one) => (best === undefined || responseSeconds(one) > responseSeconds(best) ? one : best),
    undefined,
  );
}

function serviceOf(
  segment: XrayDocument,
  path: readonly XrayDocument[],
  rootSeconds: number | undefined,
): RootCauseService {
  const name = textOf(segment.name) ?? '';
  const type = textOf(segment.origin);
  return {
    Name: name,
    Names: [name],
    ...(type === undefined ? {} : { Type: type }),
    Inferred: segment.inferred === true,
    EntityPath: path.map((node) => entityOf(node, rootSeconds)),
  };
}

function entityOf(node: XrayDocument, rootSeconds: number | undefined): RootCauseEntity {
  const exceptions = recordsOf(recordOf(node.cause)?.exceptions).map(({ type, message }) => ({
    Name: textOf(type) ?? '',
    Message: textOf(message) ?? '',
  }));
  return {
    Name: textOf(node.name) ?? '',
    Remote: node.namespace === 'remote' || node.namespace === 'aws',
    ...(exceptions.length === 0 ? {} : { Exceptions: exceptions }),
    ...(rootSeconds === undefined || rootSeconds === 0 ? {} : { Coverage: responseSeconds(node) / rootSeconds }),
  };
}

/** Whether a trace has the root cause that the JSON of an expression describes: services and entities in order, `*` for any name. */
export function matchesRootCause(
  { of, json }: Extract<FilterExpression, { kind: 'rootCause' }>,
  trace: FilterTrace,
): boolean {
  const kinds: readonly RootCauseKind[] = of === undefined ? ['error', 'fault', 'responsetime'] : [of];
  const wanted = Array.isArray(json) ? recordsOf(json) : recordsOf([json]);
  const causes = kinds.flatMap((kind) => rootCauses(trace, kind));
  return wanted.every((one) => causes.some((cause) => includesAll({ ...cause }, one)));
}

/** Whether all expected members are present and equal; lists must have the same order and length. */
function includesAll(found: unknown, wanted: unknown): boolean {
  if (wanted === '*') return true;
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(found) &&
      found.length === wanted.length &&
      wanted.every((one, index) => includesAll(found[index], one))
    );
  }
  const fields = recordOf(wanted);
  if (fields === undefined) return found === wanted;
  const has = recordOf(found);
  return has !== undefined && Object.entries(fields).every(([name, one]) => includesAll(has[name], one));
}
