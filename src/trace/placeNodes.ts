import type { RawNode } from './readDocuments';

export interface PlacedNodes {
  /** Parents before their children. */
  readonly order: readonly RawNode[];
  readonly roots: readonly RawNode[];
  readonly orphanIds: ReadonlySet<string>;
  readonly cycles: number;
}

/** Gives every node a parent that exists and cannot reach itself. Who names a missing parent becomes a root. */
export function placeNodes(nodes: ReadonlyMap<string, RawNode>): PlacedNodes {
  const orphanIds = new Set<string>();
  for (const node of nodes.values()) {
    const isLost = node.parentId === undefined ? !node.isSegment : !nodes.has(node.parentId);
    if (!isLost) continue;
    orphanIds.add(node.id);
    node.parentId = undefined;
  }
  const cycles = breakCycles(nodes);
  const roots: RawNode[] = [];
  const childrenOf = new Map<string, RawNode[]>();
  for (const node of nodes.values()) {
    const siblings = node.parentId === undefined ? roots : (childrenOf.get(node.parentId) ?? []);
    siblings.push(node);
    if (node.parentId !== undefined) childrenOf.set(node.parentId, siblings);
  }
  const order = [...roots];
  for (let index = 0; index < order.length; index += 1) {
    for (const child of childrenOf.get(order[index]?.id ?? '') ?? []) order.push(child);
  }
  return { order, roots, orphanIds, cycles };
}

/** Walks up from every node once; a walk that meets itself loses the link it came by. */
function breakCycles(nodes: ReadonlyMap<string, RawNode>): number {
  const walkOf = new Map<string, number>();
  let cycles = 0;
  let walk = 0;
  for (const first of nodes.values()) {
    walk += 1;
    let node: RawNode | undefined = first;
    while (node !== undefined && !walkOf.has(node.id)) {
      walkOf.set(node.id, walk);
      const parent: RawNode | undefined = node.parentId === undefined ? undefined : nodes.get(node.parentId);
      if (parent !== undefined && walkOf.get(parent.id) === walk) {
        node.parentId = undefined;
        cycles += 1;
      }
      node = parent;
    }
  }
  return cycles;
}
