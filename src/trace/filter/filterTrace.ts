import { listOf, numberOf, recordOf, recordsOf, textOf, type XrayDocument } from '../parse/xrayDocument';

/** A trace as evaluated by filter expressions: segments with nested subsegments, including inferred ones. */
export interface FilterTrace {
  readonly segments: readonly XrayDocument[];
  /** From the first start to the last end. */
  readonly durationSeconds: number;
}

/** The root segment: the service that the caller of the trace called. */
export function rootSegment({ segments }: FilterTrace): XrayDocument | undefined {
  const own = segments.filter((one) => one.inferred !== true);
  const ids = new Set(own.flatMap((one) => [...nodesOf(one)].map(({ id }) => id)));
  const roots = own.filter((one) => !ids.has(one.parent_id)).sort((a, b) => startOf(a) - startOf(b));
  return roots[0] ?? own[0] ?? segments[0];
}

/** A document and everything inside it, depth first. */
export function* nodesOf(document: XrayDocument): Generator<XrayDocument> {
  const waiting: XrayDocument[] = [document];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    waiting.push(...recordsOf(node.subsegments).reverse());
  }
}

/** When a node began, in epoch seconds. */
export function startOf(node: XrayDocument): number {
  return numberOf(node.start_time) ?? 0;
}

/** How long a node ran, in seconds; 0 while it runs. */
export function responseSeconds(node: XrayDocument): number {
  const end = numberOf(node.end_time);
  return end === undefined ? 0 : end - startOf(node);
}

/** `http.request` or `http.response` of a node. */
export function httpPart(node: XrayDocument, part: 'request' | 'response'): XrayDocument {
  return recordOf(recordOf(node.http)?.[part]) ?? {};
}

/** The messages of a node's exceptions. */
export function exceptionMessages(node: XrayDocument): readonly string[] {
  return recordsOf(recordOf(node.cause)?.exceptions).flatMap(({ message }) => textOf(message) ?? []);
}

/** The ARNs that a node names: its own resource and those of its call. */
export function resourceArns(node: XrayDocument): readonly string[] {
  const aws = recordOf(node.aws) ?? {};
  const named = [node.resource_arn, aws.resource_arn, ...listOf(aws.resource_names)];
  const listed = recordsOf(aws.resources).map(({ ARN, arn }) => ARN ?? arn);
  return [...named, ...listed].flatMap((one) => textOf(one) ?? []);
}

/** The instance that a segment ran on. */
export function instanceOf(node: XrayDocument): { readonly id: string | undefined; readonly zone: string | undefined } {
  const ec2 = recordOf(recordOf(node.aws)?.ec2) ?? {};
  return { id: textOf(ec2.instance_id), zone: textOf(ec2.availability_zone) };
}
