import { type RawNode, unplaced } from './readDocuments';

export interface PlacedNodes {
  /** Parents before their children. */
  readonly order: readonly RawNode[];
  /** The earliest start in microseconds since the epoch; `Infinity` when none is known. */
  readonly firstMicros: number;
  readonly orphans: number;
  readonly cycles: number;
}

/** `RawNode.index` of a node visited by the current walk. */
const onWalk = -2;

/**
 * Gives every node an order and an existing parent without cycles. A node with a missing parent becomes a root. From
 * each node, a walk goes up until it reaches a placed node; a walk that meets itself breaks the link.
 */
export function placeNodes(nodes: ReadonlyMap<string, RawNode>): PlacedNodes {
  const order: RawNode[] = [];
  const walk: RawNode[] = [];
  let firstMicros = Number.POSITIVE_INFINITY;
  let orphans = 0;
  let cycles = 0;
  for (const first of nodes.values()) {
    let node: RawNode | undefined = first;
    while (node !== undefined && node.index === unplaced) {
      node.index = onWalk;
      walk.push(node);
      let parent = parentOf(node, nodes);
      if (parent === undefined && (node.parentId !== undefined || !node.isSegment)) {
        node.isOrphan = true;
        orphans += 1;
      }
      if (parent?.index === onWalk) {
        parent = undefined;
        cycles += 1;
      }
      node.parentId = parent?.id;
      node.parent = parent;
      if (parent !== undefined) parent.childCount += 1;
      node = parent;
    }
    for (let placed = walk.pop(); placed !== undefined; placed = walk.pop()) {
      placed.index = order.push(placed) - 1;
      firstMicros = Math.min(firstMicros, placed.startMicros ?? firstMicros);
    }
  }
  return { order, firstMicros, orphans, cycles };
}

function parentOf({ embeddedIn, parentId }: RawNode, nodes: ReadonlyMap<string, RawNode>): RawNode | undefined {
  return embeddedIn ?? (parentId === undefined ? undefined : nodes.get(parentId));
}
