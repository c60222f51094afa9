import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TraceMap } from '../../trace/map/traceMap';
import type { GraphLayout, LayOutGraph } from './graphLayout';
import { type EdgeBox, edgeBox, type NodeBox, nodeBox } from './nodeBox';

/** A map with its texts, and the places of everything once the library is loaded. */
export interface MapDrawing {
  readonly boxes: readonly NodeBox[];
  readonly edges: readonly EdgeBox[];
  readonly layout: GraphLayout;
  /** At most 1: what is a little too wide is drawn smaller, what is much too wide is scrolled. */
  readonly scale: number;
}

/** Text of 11 px stays readable. */
const minScale = 0.8;

/** `undefined` while the library is being loaded and before the width is known; `failed` when it cannot be loaded. */
export function useGraphLayout(map: TraceMap, widthPx: number): MapDrawing | 'failed' | undefined {
  const [layOut, setLayOut] = useState<{ readonly call: LayOutGraph } | 'failed'>();
  useEffect(() => {
    import('../map/mapSide').then(
      ({ layOutGraph }) => setLayOut({ call: layOutGraph }),
      () => setLayOut('failed'),
    );
  }, []);
  const boxes = useMemo(() => map.nodes.map(nodeBox), [map]);
  const edges = useMemo(() => map.edges.map(edgeBox), [map]);
  const both = useMemo(() => {
    if (layOut === undefined || layOut === 'failed') return layOut;
    return { right: layOut.call(boxes, edges, 'right'), down: layOut.call(boxes, edges, 'down') };
  }, [layOut, boxes, edges]);
  return useMemo(() => {
    if (both === undefined || both === 'failed') return both;
    if (widthPx === 0) return undefined;
    const { right, down } = both;
    const layout = right.widthPx <= widthPx || right.widthPx <= down.widthPx ? right : down;
    const scale = Math.max(minScale, Math.min(1, widthPx / layout.widthPx));
    return { boxes, edges, layout, scale };
  }, [both, widthPx, boxes, edges]);
}
