import { DocumentNode, type NodeTimes, running } from './documentNode';
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
  const times = resolveTimes(placed.order);
  const exceptions = indexExceptions(placed.order);
  const families: TraceNode[][] = [];
  const roots: TraceNode[] = [];
  for (const raw of placed.order) {
    const children = raw.childCount === 0 ? none : [];
    const node = new DocumentNode(raw, exceptions, children, times);
    families.push(children);
    const siblings = raw.parent === undefined ? roots : families[raw.parent.index];
    siblings?.push(node);
  }
  for (const family of families) if (family.length > 1) family.sort(byTime);
  roots.sort(byTime);
  return {
    id: traceIdOf(read.nodes.values()),
    startMs: times.firstMicros / 1000,
    durationMs: times.durationMs,
    roots,
    segmentCount: read.segmentCount,
    nodeCount: placed.order.length,
    problems: problemsOf(read, placed, times.missing, times.reversed),
  };
}

/** Earlier first; if both start together, the longer first, so that containers precede their contents. */
function byTime(a: TraceNode, b: TraceNode): number {
  const latest = Number.MAX_SAFE_INTEGER;
  return a.startMs - b.startMs || (b.endMs ?? latest) - (a.endMs ?? latest) || (a.id < b.id ? -1 : 1);
}

/** Shared by all nodes without children. */
const none: TraceNode[] = [];

interface Times extends NodeTimes {
  readonly firstMicros: number;
  readonly durationMs: number;
  readonly missing: number;
  readonly reversed: number;
}

/** A node without a start takes its parent's; an end before the start becomes the start. */
function resolveTimes(order: readonly RawNode[]): Times {
  let firstMicros = Number.POSITIVE_INFINITY;
  for (const { startMicros } of order) if (startMicros !== undefined) firstMicros = Math.min(firstMicros, startMicros);
  if (firstMicros === Number.POSITIVE_INFINITY) firstMicros = 0;
  const startMs = new Float64Array(order.length);
  const endMs = new Float64Array(order.length);
  let durationMs = 0;
  let missing = 0;
  let reversed = 0;
  for (const node of order) {
    if (node.startMicros === undefined) missing += 1;
    const inherited = node.parent === undefined ? 0 : (startMs[node.parent.index] ?? 0);
    const start = node.startMicros === undefined ? inherited : (node.startMicros - firstMicros) / 1000;
    const documentEnd = node.endMicros === undefined ? running : (node.endMicros - firstMicros) / 1000;
    if (documentEnd < start) reversed += 1;
    const end = Math.max(start, documentEnd);
    startMs[node.index] = start;
    endMs[node.index] = end;
    durationMs = Math.max(durationMs, start, end === running ? 0 : end);
  }
  return { startMs, endMs, firstMicros, durationMs, missing, reversed };
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
