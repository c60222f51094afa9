import { DocumentNode, type NodeTimes } from './documentNode';
import { type PlacedNodes, placeNodes } from './placeNodes';
import { type RawNode, type ReadDocuments, readDocuments } from './readDocuments';
import { indexExceptions } from './readExceptions';
import type { Trace, TraceNode, TraceProblem } from './trace';
import { textOf } from './xrayDocument';

/**
 * Builds a forest from the documents of a trace. Never throws: broken documents are kept if possible and counted in `problems`.
 * Nothing is moved or clipped: children may lie before or after their parents, as Lambda's do.
 */
export function parseTrace(documents: readonly string[]): Trace {
  const read = readDocuments(documents);
  const placed = placeNodes(read.nodes);
  const exceptions = indexExceptions(read.failed);
  const firstMicros = placed.firstMicros === Number.POSITIVE_INFINITY ? 0 : placed.firstMicros;
  const counts = { durationMs: 0, missing: 0, reversed: 0 };
  const nodes: TraceNode[] = [];
  const families: TraceNode[][] = [];
  const roots: TraceNode[] = [];
  // Found in the one walk over all nodes: each further one would delay the first frame of a large trace.
  const notable = { segments: [] as TraceNode[], failed: [] as TraceNode[], linked: [] as TraceNode[] };
  for (const raw of placed.order) {
    const parent = raw.parent === undefined ? undefined : nodes[raw.parent.index];
    const children = raw.childCount === 0 ? none : [];
    const times = timesOf(raw, parent?.startMs ?? 0, firstMicros, counts);
    const node = new DocumentNode(raw, exceptions, { parent, children, times });
    nodes.push(node);
    families.push(children);
    const siblings = raw.parent === undefined ? roots : families[raw.parent.index];
    siblings?.push(node);
    if (raw.isSegment || node.origin !== undefined) notable.segments.push(node);
    if (node.state !== 'ok') notable.failed.push(node);
    if (raw.document.links !== undefined) notable.linked.push(node);
  }
  for (const family of families) if (!isSorted(family)) family.sort(byTime);
  roots.sort(byTime);
  return {
    id: traceIdOf(read.nodes.values()),
    startMs: firstMicros / 1000,
    durationMs: counts.durationMs,
    roots,
    ...notable,
    segmentCount: read.segmentCount,
    nodeCount: placed.order.length,
    problems: problemsOf(read, placed, counts.missing, counts.reversed),
  };
}

/** Earlier first; if both start together, the longer first, so that containers precede their contents. */
function byTime(a: TraceNode, b: TraceNode): number {
  const latest = Number.MAX_SAFE_INTEGER;
  return a.startMs - b.startMs || (b.endMs ?? latest) - (a.endMs ?? latest) || (a.id < b.id ? -1 : 1);
}

/** Documents list their subsegments mostly in order. */
function isSorted(family: readonly TraceNode[]): boolean {
  for (let index = 1; index < family.length; index += 1) {
    const before = family[index - 1];
    const after = family[index];
    if (before !== undefined && after !== undefined && byTime(before, after) > 0) return false;
  }
  return true;
}

/** Shared by all nodes without children. */
const none: TraceNode[] = [];

interface TimeCounts {
  durationMs: number;
  missing: number;
  reversed: number;
}

/** A node without a start takes its parent's; an end before the start becomes the start. Both are counted. */
function timesOf(raw: RawNode, inheritedMs: number, firstMicros: number, counts: TimeCounts): NodeTimes {
  const { startMicros, endMicros } = raw;
  if (startMicros === undefined) counts.missing += 1;
  const startMs = startMicros === undefined ? inheritedMs : (startMicros - firstMicros) / 1000;
  if (startMs > counts.durationMs) counts.durationMs = startMs;
  if (endMicros === undefined) return { startMs, endMs: undefined };
  const endMs = (endMicros - firstMicros) / 1000;
  if (endMs > counts.durationMs) counts.durationMs = endMs;
  if (endMs >= startMs) return { startMs, endMs };
  counts.reversed += 1;
  return { startMs, endMs: startMs };
}

function traceIdOf(nodes: Iterable<RawNode>): string | undefined {
  for (const { document } of nodes) {
    const id = textOf(document.trace_id);
    if (id !== undefined) return id;
  }
  return undefined;
}

function problemsOf(read: ReadDocuments, placed: PlacedNodes, missing: number, reversed: number): TraceProblem[] {
  const all: TraceProblem[] = [
    problem('unreadable', read.unreadable, 'is not valid JSON and was skipped'),
    problem('missingId', read.missingIds, 'has no ID; its children are kept, references to it are not'),
    problem('orphan', placed.orphans, 'has a parent that was not received and is shown at the top'),
    problem('cycle', placed.cycles, 'is its own ancestor; the loop was removed'),
    problem('duplicateId', read.duplicateIds, 'was received twice with the same ID; the later one is shown'),
    problem('missingTime', missing, 'has no valid start time; it is shown at the start of its parent'),
    problem('absurdTime', read.absurdTimes + reversed, 'has an invalid time, before its start or outside 2010 to 2100'),
  ];
  return all.filter(({ count }) => count > 0);
}

function problem(kind: TraceProblem['kind'], count: number, text: string): TraceProblem {
  return { kind, count, text: `${count} × a segment or subsegment ${text}.` };
}
