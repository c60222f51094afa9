import type { PlacedNode } from './graphLayout';

/** The node that a key moves to; `undefined` for other keys, and where there is none in that direction. */
export function nextNode(nodes: readonly PlacedNode[], fromId: string, key: string): PlacedNode | undefined {
  const from = nodes.find(({ id }) => id === fromId);
  if (key === 'Home') return nodes[0];
  if (key === 'End') return nodes.at(-1);
  const direction = directions[key];
  if (from === undefined || direction === undefined) return undefined;
  let nearest: PlacedNode | undefined;
  let leastCost = Number.POSITIVE_INFINITY;
  for (const node of nodes) {
    const along = (node.x - from.x) * direction.x + (node.y - from.y) * direction.y;
    const aside = Math.abs((node.x - from.x) * direction.y) + Math.abs((node.y - from.y) * direction.x);
    if (along <= 1) continue;
    // What lies straight ahead is meant before what is nearer but aside.
    const cost = along + 2 * aside;
    if (cost >= leastCost) continue;
    nearest = node;
    leastCost = cost;
  }
  return nearest;
}

const directions: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
};
