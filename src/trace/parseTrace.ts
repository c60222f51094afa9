import { type PlacedNodes, placeNodes } from './placeNodes';
import { type RawNode, type ReadDocuments, readDocuments } from './readDocuments';
import { indexExceptions } from './readExceptions';
import { readNode } from './readNode';
import type { Trace, TraceNode, TraceProblem } from './trace';
import { textOf } from './xrayDocument';

/**
 * Makes one forest of the documents of a trace. Never throws: what is broken is kept where it can be and counted in
 * `problems`. Nothing is moved or clipped: children may lie before or after their parents, as Lambda's do.
 */
export function parseTrace(documents: readonly string[]): Trace {
  const read = readDocuments(documents);
  const placed = placeNodes(read.nodes);
  const times = resolveTimes(placed.order);
  const exceptions = indexExceptions([...read.nodes.values()].map((node) => node.document));
  const built = new Map<string, { node: TraceNode; children: TraceNode[] }>();
  for (const raw of placed.order) {
    const children: TraceNode[] = [];
    const time = times.of.get(raw.id) ?? { startMs: 0, endMs: undefined };
    const node = readNode(raw.document, exceptions, {
      id: raw.id,
      parentId: raw.parentId,
      children,
      isSegment: raw.isSegment,
      isOrphan: placed.orphanIds.has(raw.id),
      startMs: time.startMs,
      endMs: time.endMs,
    });
    built.set(raw.id, { node, children });
    if (raw.parentId !== undefined) built.get(raw.parentId)?.children.push(node);
  }
  for (const { children } of built.values()) children.sort(byTime);
  const roots = placed.roots.flatMap((raw) => built.get(raw.id)?.node ?? []).sort(byTime);
  return {
    id: traceIdOf(read.nodes.values()),
    startMs: times.startMicros / 1000,
    durationMs: times.durationMs,
    roots,
    segmentCount: read.segmentCount,
    nodeCount: built.size,
    problems: problemsOf(read, placed, times.missing, times.reversed),
  };
}

/** Earlier first; of two that start together the longer, so that what contains stands before what it contains. */
function byTime(a: TraceNode, b: TraceNode): number {
  const end = (node: TraceNode): number => node.endMs ?? Number.MAX_SAFE_INTEGER;
  return a.startMs - b.startMs || end(b) - end(a) || (a.id < b.id ? -1 : 1);
}

interface Times {
  readonly of: ReadonlyMap<string, { readonly startMs: number; readonly endMs: number | undefined }>;
  readonly startMicros: number;
  readonly durationMs: number;
  readonly missing: number;
  readonly reversed: number;
}

/** A node without a start takes its parent's; an end before the start becomes the start. */
function resolveTimes(order: readonly RawNode[]): Times {
  let startMicros = Number.POSITIVE_INFINITY;
  for (const { startMicros: start } of order) if (start !== undefined && start < startMicros) startMicros = start;
  if (startMicros === Number.POSITIVE_INFINITY) startMicros = 0;
  const of = new Map<string, { startMs: number; endMs: number | undefined }>();
  let durationMs = 0;
  let missing = 0;
  let reversed = 0;
  for (const node of order) {
    if (node.startMicros === undefined) missing += 1;
    const inherited = node.parentId === undefined ? 0 : (of.get(node.parentId)?.startMs ?? 0);
    const startMs = node.startMicros === undefined ? inherited : (node.startMicros - startMicros) / 1000;
    const toldEndMs = node.endMicros === undefined ? undefined : (node.endMicros - startMicros) / 1000;
    if (toldEndMs !== undefined && toldEndMs < startMs) reversed += 1;
    const endMs = toldEndMs === undefined ? undefined : Math.max(startMs, toldEndMs);
    of.set(node.id, { startMs, endMs });
    durationMs = Math.max(durationMs, startMs, endMs ?? 0);
  }
  return { of, startMicros, durationMs, missing, reversed };
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
    problem('unreadable', read.unreadable, 'could not be read as JSON and is left out'),
    problem('missingId', read.missingIds, 'has no id; its children are kept, what refers to it is not'),
    problem('orphan', placed.orphanIds.size, 'names a parent that was not received and stands at the top'),
    problem('cycle', placed.cycles, 'is its own ancestor; the loop was cut there'),
    problem('duplicateId', read.duplicateIds, 'came twice with the same id; the later one is shown'),
    problem('missingTime', missing, 'has no usable start; it is drawn at the start of its parent'),
    problem(
      'absurdTime',
      read.absurdTimes + reversed,
      'has a time that cannot be true, before its start or outside 2010 to 2100',
    ),
  ];
  return all.filter(({ count }) => count > 0);
}

function problem(kind: TraceProblem['kind'], count: number, text: string): TraceProblem {
  return { kind, count, text: `${count} × a segment or subsegment ${text}.` };
}
