import type { PlacedEdge, Point } from './graphLayout';
import type { EdgeBox } from './nodeBox';

/** An arrow with its figures. Hidden from screen readers: nodes and table say the same. */
export function MapEdgePath({ box, placed }: { readonly box: EdgeBox; readonly placed: PlacedEdge }) {
  const { errorCount, throttleCount } = box.edge.figures;
  const { label, widthPx, heightPx, points } = placed;
  return (
    <g class={errorCount + throttleCount > 0 ? 'map-edge failed' : 'map-edge'}>
      <path class="map-line" d={curve(points)} marker-end="url(#map-arrow)" />
      <rect
        class="map-label-ground"
        x={label.x - widthPx / 2}
        y={label.y - heightPx / 2}
        width={widthPx}
        height={heightPx}
      />
      <text class="map-small" x={label.x} y={label.y + 4} text-anchor="middle">
        {box.text}
      </text>
    </g>
  );
}

/** A line through the first and last of `points`, drawn to the others without corners. */
function curve(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return '';
  const parts = [`M ${at(first)}`];
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    if (next === undefined) parts.push(`L ${at(point)}`);
    else parts.push(`Q ${at(point)} ${at({ x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 })}`);
  });
  return parts.join(' ');
}

function at({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
