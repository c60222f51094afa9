import { graphlib, layout } from '@dagrejs/dagre';
import type { EdgeSize, GraphDirection, GraphLayout, NodeSize } from './graphLayout';

/** Places a graph by layers, so that calls go one way. A bundle of its own: only who opens a map pays for the library. */
export function layOutGraph(
  nodes: readonly NodeSize[],
  edges: readonly EdgeSize[],
  direction: GraphDirection,
): GraphLayout {
  const graph = new graphlib.Graph({ multigraph: false });
  const isRight = direction === 'right';
  graph.setGraph({
    rankdir: isRight ? 'LR' : 'TB',
    nodesep: isRight ? 20 : 28,
    edgesep: 16,
    ranksep: isRight ? 36 : 32,
    marginx: 8,
    marginy: 8,
  });
  for (const { id, widthPx, heightPx } of nodes) graph.setNode(id, { width: widthPx, height: heightPx });
  for (const { fromId, toId, widthPx, heightPx } of edges) {
    graph.setEdge(fromId, toId, { width: widthPx, height: heightPx, labelpos: 'c' });
  }
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    widthPx: width,
    heightPx: height,
    nodes: nodes.map((node) => ({ ...node, x: graph.node(node.id).x, y: graph.node(node.id).y })),
    edges: edges.map((edge) => {
      const { points, x, y } = graph.edge(edge.fromId, edge.toId);
      return { ...edge, points, label: { x, y } };
    }),
  };
}
