import { listOf, numberOf, recordOf, textOf, type XrayDocument } from './xrayDocument';

/**
 * One document or embedded subsegment. Times are whole microseconds since the epoch. Later results are written into it:
 * with ten thousand nodes, separate maps took longer than parsing.
 */
export interface RawNode {
  readonly id: string;
  readonly document: XrayDocument;
  /** Of the whole document, with its subsegments. */
  readonly documentText: string;
  readonly isSegment: boolean;
  /** `undefined` for a document of its own, and where an ID has several documents: its parent is then found by `parentId`. */
  embeddedIn: RawNode | undefined;
  parentId: string | undefined;
  readonly startMicros: number | undefined;
  readonly endMicros: number | undefined;
  /** A start or an end that cannot be. */
  readonly isTimeAbsurd: boolean;
  /** Set by `placeNodes`; `undefined` for a root. */
  parent: RawNode | undefined;
  /** The place in the order of `placeNodes`. */
  index: number;
  childCount: number;
  isOrphan: boolean;
}

export interface ReadDocuments {
  /** By id, in order of appearance. */
  readonly nodes: ReadonlyMap<string, RawNode>;
  /** Those of `nodes` whose documents have a `cause`. */
  readonly failed: readonly RawNode[];
  readonly segmentCount: number;
  readonly unreadable: number;
  readonly duplicateIds: number;
  readonly missingIds: number;
  readonly absurdTimes: number;
}

/** `RawNode.index` before it is placed. */
export const unplaced = -1;

const year2010Seconds = 1_262_304_000;
const year2100Seconds = 4_102_444_800;

/**
 * Flattens all documents, embedded subsegments included. Documents with the same id are one node: the finished one
 * replaces the one in progress, else the later replaces the earlier. The children of both are kept.
 */
export function readDocuments(documents: readonly string[]): ReadDocuments {
  const nodes = new Map<string, RawNode>();
  const all: RawNode[] = [];
  const failed: RawNode[] = [];
  const counts = { segmentCount: 0, unreadable: 0, missingIds: 0, absurdTimes: 0 };
  // Read, but not yet their subsegments.
  const stack: RawNode[] = [];
  let documentText = '';
  const read = (document: XrayDocument, embeddedIn: RawNode | undefined, index: number): void => {
    const ownId = textOf(document.id);
    if (ownId === undefined) counts.missingIds += 1;
    const id = ownId ?? (embeddedIn === undefined ? `document-${index}` : `${embeddedIn.id}/${index}`);
    const node = nodeOf(id, document, { documentText, embeddedIn });
    if (node.isTimeAbsurd) counts.absurdTimes += 1;
    if (node.isSegment) counts.segmentCount += 1;
    if (document.cause !== undefined) failed.push(node);
    nodes.set(id, node);
    all.push(node);
    stack.push(node);
  };
  documents.forEach((text, index) => {
    const document = parseJson(text);
    if (document === undefined) {
      counts.unreadable += 1;
      return;
    }
    documentText = text;
    read(document, undefined, index);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const children = listOf(next.document.subsegments);
      for (let at = 0; at < children.length; at += 1) {
        const embedded = recordOf(children[at]);
        if (embedded === undefined) counts.unreadable += 1;
        else read(embedded, next, at);
      }
    }
  });
  if (nodes.size === all.length) return { nodes, failed, ...counts, duplicateIds: 0 };
  const kept = withoutDuplicates(all);
  return { failed: failed.filter((node) => kept.nodes.get(node.id) === node), ...counts, ...kept };
}

function withoutDuplicates(all: readonly RawNode[]): Pick<ReadDocuments, 'nodes' | 'segmentCount' | 'duplicateIds'> {
  const nodes = new Map<string, RawNode>();
  let segmentCount = 0;
  let duplicateIds = 0;
  for (const node of all) {
    node.embeddedIn = undefined;
    const before = nodes.get(node.id);
    if (before === undefined) segmentCount += node.isSegment ? 1 : 0;
    else if (before.endMicros !== undefined && node.endMicros !== undefined) duplicateIds += 1;
    if (before === undefined || node.endMicros !== undefined || before.endMicros === undefined)
      nodes.set(node.id, node);
  }
  return { nodes, segmentCount, duplicateIds };
}

/** A node without its place in the tree. */
function nodeOf(
  id: string,
  document: XrayDocument,
  { documentText, embeddedIn }: { readonly documentText: string; readonly embeddedIn: RawNode | undefined },
): RawNode {
  const start = readTime(document.start_time);
  const end = document.in_progress === true ? undefined : readTime(document.end_time);
  return {
    id,
    document,
    documentText,
    isSegment: embeddedIn === undefined && document.type !== 'subsegment',
    embeddedIn,
    parentId: embeddedIn === undefined ? textOf(document.parent_id) : embeddedIn.id,
    startMicros: usable(start),
    endMicros: usable(end),
    isTimeAbsurd: start === 'absurd' || end === 'absurd',
    parent: undefined,
    index: unplaced,
    childCount: 0,
    isOrphan: false,
  };
}

type ReadTime = number | 'absurd' | undefined;

function usable(time: ReadTime): number | undefined {
  return time === 'absurd' ? undefined : time;
}

function parseJson(text: string): XrayDocument | undefined {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Float seconds such as `1.692291184757E9`, with rounding noise below the microsecond. */
function readTime(value: unknown): ReadTime {
  if (value === undefined || value === null) return undefined;
  const seconds = numberOf(value);
  if (seconds === undefined || seconds < year2010Seconds || seconds > year2100Seconds) return 'absurd';
  return Math.round(seconds * 1_000_000);
}
