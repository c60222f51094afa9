import { prettyPrint } from '../../../model/base/prettyPrint';
import { memberTexts } from '../../../trace/parse/memberTexts';
import type { TraceNode } from '../../../trace/parse/trace';
import { textOf } from '../../../trace/parse/xrayDocument';

/** One fact of a document. */
export interface DetailPair {
  readonly name: string;
  readonly value: string;
  /** For identifiers that can be copied: their name. */
  readonly copiedAs?: string;
}

/** Facts of a document under one heading. */
export interface DetailGroup {
  readonly title: string;
  readonly pairs: readonly DetailPair[];
}

/** The source texts of a document's annotations and metadata. */
export type WrittenFacts = ReadonlyMap<string, string>;

/** Reads a document's text, which takes milliseconds where it is one of megabytes. */
export function writtenFacts(node: TraceNode): WrittenFacts {
  return new Map(memberTexts(node.text ?? '').map(({ name, value }) => [name, value]));
}

/**
 * Lists the facts of a document other than its times, in groups; empty groups are omitted. Without `written`, annotations
 * and metadata are as JSON.parse reads them: large numbers lose digits.
 */
export function nodeDetails(node: TraceNode, written?: WrittenFacts): readonly DetailGroup[] {
  const { retries: _, operation, request_id, ...aws } = node.aws;
  const groups: readonly DetailGroup[] = [
    {
      title: 'AWS',
      pairs: [
        ...pairsOf({ operation }),
        ...copied('resource', node.resourceArn, 'ARN'),
        ...pairsOf(aws),
        ...copied('request id', textOf(request_id), 'request ID'),
        ...pairsOf({ origin: node.origin }),
      ],
    },
    { title: 'HTTP', pairs: pairsOf({ ...node.http }) },
    { title: 'SQL', pairs: pairsOf({ ...node.sql }) },
    { title: 'Annotations', pairs: pairsAsWritten(written?.get('annotations')) ?? pairsOf(node.annotations) },
    { title: 'Metadata', pairs: pairsAsWritten(written?.get('metadata')) ?? pairsOf(node.metadata) },
    {
      title: 'Linked traces',
      pairs: node.links.map(({ traceId, id }) => ({ name: traceId, value: id ?? '', copiedAs: 'trace ID' })),
    },
    { title: 'Document', pairs: copied('segment ID', node.id, 'segment ID') },
  ];
  return groups.filter(({ pairs }) => pairs.length > 0);
}

/** The number of the SDK's retries; `undefined` when the document has none. */
export function retriesOf({ aws }: TraceNode): number | undefined {
  return typeof aws.retries === 'number' ? aws.retries : undefined;
}

function copied(name: string, value: string | undefined, copiedAs: string): readonly DetailPair[] {
  return value === undefined ? [] : [{ name, value, copiedAs }];
}

function pairsOf(values: Readonly<Record<string, unknown>>): readonly DetailPair[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [pairOf(words(name), valueText(value))],
  );
}

/** The members of an object's text, every digit and key as it came; `undefined` where there is no text of an object. */
function pairsAsWritten(text: string | undefined): readonly DetailPair[] | undefined {
  if (text === undefined || !text.startsWith('{')) return undefined;
  return memberTexts(text).flatMap(({ name, value }) => (value === 'null' ? [] : [pairOf(name, writtenText(value))]));
}

/** Text without its quotation marks, a list of words and numbers as they are, anything else laid out as it was written. */
function writtenText(json: string): string {
  if (json.startsWith('"')) return String(JSON.parse(json));
  if (!/^\[[^[\]{}]*\]$/.test(json)) return prettyPrint(json);
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"|[^\s[\],"]+/g)].map(([item]) => writtenText(item)).join(', ');
}

function pairOf(name: string, value: string): DetailPair {
  return value.startsWith('arn:') ? { name, value, copiedAs: 'ARN' } : { name, value };
}

/** Converts X-Ray's names to words: `request_id` to `request id`. Names chosen by users stay unchanged. */
function words(name: string): string {
  return name.replaceAll('_', ' ');
}

function valueText(value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}
