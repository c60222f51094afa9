import { edgeFigures, nodeFigures } from '../../trace/map/describeMap';
import type { MapEdge, MapNode } from '../../trace/map/traceMap';
import type { EdgeSize, NodeSize } from './graphLayout';

/** The lines of a node and the room that they take. */
export interface NodeBox extends NodeSize {
  readonly node: MapNode;
  /** The name, cut where it is too long. */
  readonly name: string;
  readonly type: string;
  readonly figures: string;
}

const maxWidthPx = 220;
const minWidthPx = 96;
const paddingPx = 12;

export const linePx = 16;
export const nodeHeightPx = 60;

// On the wide side, for 13 px and 11 px: better some room than text that leaves its box.
const namePx = 7.4;
const smallPx = 6.4;

export function nodeBox(node: MapNode): NodeBox {
  const type = cut(node.type ?? '', smallPx);
  const figures = cut(nodeFigures(node), smallPx);
  const name = cut(node.name, namePx);
  const textPx = Math.max(name.length * namePx, type.length * smallPx, figures.length * smallPx);
  return {
    id: node.id,
    node,
    name,
    type,
    figures,
    widthPx: Math.min(maxWidthPx, Math.max(minWidthPx, Math.ceil(textPx) + 2 * paddingPx)),
    heightPx: nodeHeightPx,
  };
}

/** The arrow of calls with the room for its text. */
export interface EdgeBox extends EdgeSize {
  readonly edge: MapEdge;
  readonly text: string;
}

export function edgeBox(edge: MapEdge): EdgeBox {
  const text = edgeFigures(edge.figures);
  const { fromId, toId } = edge;
  return { fromId, toId, edge, text, widthPx: Math.ceil(text.length * smallPx) + 10, heightPx: 18 };
}

function cut(text: string, characterPx: number): string {
  const most = Math.floor((maxWidthPx - 2 * paddingPx) / characterPx);
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}
