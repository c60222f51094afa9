import { normalize } from '../normalize/normalize';
import type { Trace } from '../parse/trace';
import { type Bar, walkBars } from '../rows/bar';
import { type CallFigures, callFigures } from './callFigures';
import { type MapPlace, placeOf } from './mapPlace';

/** A function, a service, or a resource that took part in a trace. */
export interface MapNode extends MapPlace {
  /** Runs of a function; for everything else, calls. */
  readonly figures: CallFigures;
  /** The rows of the waterfall that belong to it, in the waterfall's order. */
  readonly rowIds: readonly string[];
  /** The row to go to: the first one that failed, else the first one. */
  readonly firstRowId: string;
}

/** The calls from one node to another, or to itself. */
export interface MapEdge {
  readonly fromId: string;
  readonly toId: string;
  readonly figures: CallFigures;
}

/** The services of one trace as a graph. Nodes and edges are in the order in which the trace reached them. */
export interface TraceMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** Tables, queues and other resources are counted as one node per service: there are too many for a picture. */
  readonly isByService: boolean;
}

/** More nodes than a reader can take in: resources are joined. */
const maxNodes = 40;

const maps = new WeakMap<Trace, TraceMap>();

/** The map of a trace; computed once per trace and shared. */
export function traceMap(trace: Trace): TraceMap {
  const before = maps.get(trace);
  if (before !== undefined) return before;
  const byResource = drawMap(trace, true);
  const map = byResource.nodes.length > maxNodes ? drawMap(trace, false) : byResource;
  maps.set(trace, map);
  return map;
}

interface NodeDraft extends MapPlace {
  /** The bars by which it was entered. */
  readonly entries: Bar[];
  readonly bars: Bar[];
}

interface EdgeDraft {
  readonly fromId: string;
  readonly toId: string;
  readonly entries: Bar[];
}

/** Roots of which no service is known, such as a subsegment whose segment was not received. */
const unknownPlace: MapPlace = { id: 'unknown', name: 'Unknown service', type: undefined };

function drawMap(trace: Trace, byResource: boolean): TraceMap {
  const { roots, extent } = normalize(trace);
  const latestMs = extent?.endMs ?? 0;
  const nodes = new Map<string, NodeDraft>();
  const edges = new Map<string, EdgeDraft>();
  const places = new Map<Bar, NodeDraft>();
  walkBars(roots, (bar, parent) => {
    const outer = parent === undefined ? undefined : places.get(parent);
    const place = placeOf(bar, parent, byResource);
    const node = place === undefined ? (outer ?? nodeAt(nodes, unknownPlace)) : nodeAt(nodes, place);
    places.set(bar, node);
    node.bars.push(bar);
    const isSelfCall = node === outer && bar.kind === 'call';
    if (node === outer && !isSelfCall) return;
    node.entries.push(bar);
    if (outer !== undefined) edgeBetween(edges, outer.id, node.id).entries.push(bar);
  });
  return {
    nodes: [...nodes.values()].map((draft) => finishNode(draft, latestMs)),
    edges: [...edges.values()].map(({ fromId, toId, entries }) => ({
      fromId,
      toId,
      figures: callFigures(entries, latestMs),
    })),
    isByService: !byResource,
  };
}

function nodeAt(nodes: Map<string, NodeDraft>, place: MapPlace): NodeDraft {
  const before = nodes.get(place.id);
  if (before !== undefined) return before;
  const node: NodeDraft = { ...place, entries: [], bars: [] };
  nodes.set(place.id, node);
  return node;
}

function edgeBetween(edges: Map<string, EdgeDraft>, fromId: string, toId: string): EdgeDraft {
  const key = JSON.stringify([fromId, toId]);
  const before = edges.get(key);
  if (before !== undefined) return before;
  const edge: EdgeDraft = { fromId, toId, entries: [] };
  edges.set(key, edge);
  return edge;
}

function finishNode({ id, name, type, entries, bars }: NodeDraft, latestMs: number): MapNode {
  const runs = bars.filter(isRun);
  const first = bars.find(({ state, kind }) => state !== 'ok' && kind !== 'lifecycle') ?? bars[0];
  return {
    id,
    name,
    type,
    figures: callFigures(runs.length > 0 ? runs : entries, latestMs),
    rowIds: bars.map((bar) => bar.id),
    firstRowId: first?.id ?? '',
  };
}

/** A run of a function; of an attempt that was throttled, there is nothing but the attempt. */
function isRun({ kind, children }: Bar): boolean {
  return kind === 'function' || (kind === 'attempt' && !children.some((child) => child.kind === 'function'));
}
