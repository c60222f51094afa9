import type { TraceNode } from '../../trace/trace';

/** Facts of a document under one heading. */
export interface DetailGroup {
  readonly title: string;
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

/** What a document says beyond its times, in groups; empty ones are left out. */
export function nodeDetails(node: TraceNode): readonly DetailGroup[] {
  const groups: readonly DetailGroup[] = [
    { title: 'HTTP', pairs: pairsOf({ ...node.http }) },
    { title: 'AWS', pairs: [...pairsOf(node.aws), ...pairsOf({ resource: node.resourceArn, origin: node.origin })] },
    { title: 'SQL', pairs: pairsOf({ ...node.sql }) },
    { title: 'Annotations', pairs: pairsOf(node.annotations) },
    { title: 'Metadata', pairs: pairsOf(node.metadata) },
    { title: 'Linked traces', pairs: node.links.map(({ traceId, id }) => [traceId, id ?? ''] as const) },
    { title: 'Document', pairs: [['segment ID', node.id] as const] },
  ];
  return groups.filter(({ pairs }) => pairs.length > 0);
}

function pairsOf(values: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[words(name), textOf(value)] as const],
  );
}

/** `request_id` to `request id`: X-Ray's names as words. Names that users chose stay as they are. */
function words(name: string): string {
  return name.replaceAll('_', ' ');
}

function textOf(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}
