/** A node to be placed; in CSS pixels. */
export interface NodeSize {
  readonly id: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** An arrow to be placed, with the size of its text. */
export interface EdgeSize {
  readonly fromId: string;
  readonly toId: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The center of a node. */
export interface PlacedNode extends NodeSize, Point {}

export interface PlacedEdge extends EdgeSize {
  /** From the border of one node to that of the other. */
  readonly points: readonly Point[];
  /** The center of its text. */
  readonly label: Point;
}

/** A graph with a place for everything; in CSS pixels from the upper left corner. */
export interface GraphLayout {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

/** Callers left of what they call, or above. */
export type GraphDirection = 'right' | 'down';

/** Places a graph. Loaded late, with the library behind it: see `mapSide.ts`. */
export type LayOutGraph = (
  nodes: readonly NodeSize[],
  edges: readonly EdgeSize[],
  direction: GraphDirection,
) => GraphLayout;
