import { httpPart, nodesOf, resourceArns, responseSeconds, rootSegment } from '../../trace/filter/filterTrace';
import { rootCauses } from '../../trace/filter/rootCauses';
import { recordOf, textOf, type XrayDocument } from '../../trace/parse/xrayDocument';

/** The trace as it is returned. */
interface SummarizedTrace {
  readonly segments: readonly XrayDocument[];
  readonly startSeconds: number;
  readonly durationSeconds: number;
}

/**
 * Builds one entry of `GetTraceSummaries` (https://docs.aws.amazon.com/xray/latest/api/API_TraceSummary.html): HTTP data is of the
 * root segment; flags ("one or more of the segment documents has a 500 series error"), users and annotations are of all segments.
 */
export function traceSummary(id: string, trace: SummarizedTrace): object {
  const own = trace.segments.filter((one) => one.inferred !== true);
  const nodes = own.flatMap((one) => [...nodesOf(one)]);
  const root = rootSegment(trace);
  return {
    Id: id,
    StartTime: trace.startSeconds,
    Duration: trace.durationSeconds,
    ResponseTime: root === undefined ? 0 : responseSeconds(root),
    HasFault: own.some(({ fault }) => fault === true),
    HasError: own.some(({ error }) => error === true),
    HasThrottle: own.some(({ throttle }) => throttle === true),
    IsPartial: nodes.some((one) => one.in_progress === true),
    Http: root === undefined ? {} : httpOf(root),
    Annotations: annotationsOf(own),
    Users: usersOf(own),
    ServiceIds: distinct(own.map(serviceId)),
    ResourceARNs: [...new Set(nodes.flatMap(resourceArns))].map((ARN) => ({ ARN })),
    EntryPoint: root === undefined ? undefined : serviceId(root),
    ErrorRootCauses: rootCauses(trace, 'error'),
    FaultRootCauses: rootCauses(trace, 'fault'),
    ResponseTimeRootCauses: rootCauses(trace, 'responsetime'),
    Revision: nodes.length,
  };
}

function httpOf(root: XrayDocument): object {
  const { url, method, user_agent: userAgent, client_ip: clientIp } = httpPart(root, 'request');
  const { status } = httpPart(root, 'response');
  const fields = { HttpURL: url, HttpStatus: status, HttpMethod: method, UserAgent: userAgent, ClientIp: clientIp };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Annotations by key; each value once, with the services that set it. */
function annotationsOf(segments: readonly XrayDocument[]): object {
  const found = new Map<string, Map<unknown, object[]>>();
  for (const segment of segments) {
    for (const { annotations } of nodesOf(segment)) {
      for (const [key, value] of Object.entries(recordOf(annotations) ?? {})) {
        const values = found.get(key) ?? new Map<unknown, object[]>();
        values.set(value, [...(values.get(value) ?? []), serviceId(segment)]);
        found.set(key, values);
      }
    }
  }
  return Object.fromEntries(
    [...found].map(([key, values]) => [
      key,
      [...values].map(([value, services]) => ({
        AnnotationValue: annotationValue(value),
        ServiceIds: distinct(services),
      })),
    ]),
  );
}

function annotationValue(value: unknown): object {
  if (typeof value === 'number') return { NumberValue: value };
  return typeof value === 'boolean' ? { BooleanValue: value } : { StringValue: String(value) };
}

function usersOf(segments: readonly XrayDocument[]): readonly object[] {
  const users = new Map<string, object[]>();
  for (const segment of segments) {
    const name = textOf(segment.user);
    if (name !== undefined) users.set(name, [...(users.get(name) ?? []), serviceId(segment)]);
  }
  return [...users].map(([UserName, services]) => ({ UserName, ServiceIds: distinct(services) }));
}

function serviceId({ name, origin }: XrayDocument): object {
  return { Name: name, Names: [name], ...(origin === undefined ? {} : { Type: origin }) };
}

function distinct(values: readonly object[]): readonly object[] {
  return [...new Map(values.map((one) => [JSON.stringify(one), one])).values()];
}
