import type { PlacedNode } from './graphLayout';
import { linePx, type NodeBox, nodeHeightPx } from './nodeBox';

interface MapNodeBoxProps {
  readonly box: NodeBox;
  readonly placed: PlacedNode;
  /** All that the map shows about it, in words. */
  readonly spoken: string;
  readonly isTabStop: boolean;
  /** Its rows are the ones that are marked on the timeline. */
  readonly isChosen: boolean;
  readonly onFocus: () => void;
  readonly onChoose: () => void;
}

/** A node: its name, what it is, and its figures. */
export function MapNodeBox({ box, placed, spoken, isTabStop, isChosen, onFocus, onChoose }: MapNodeBoxProps) {
  const { node, name, type, figures, widthPx, heightPx } = box;
  const { errorCount, throttleCount, isRunning } = node.figures;
  const classes = ['map-node'];
  if (errorCount > 0) classes.push('failed');
  else if (throttleCount > 0) classes.push('throttled');
  if (isRunning) classes.push('running');
  const lines = [
    { look: 'map-name', text: name },
    { look: 'map-small', text: type },
    { look: 'map-small map-figures', text: figures },
  ].filter(({ text }) => text !== '');
  // In the middle, also where there are two.
  const firstPx = (nodeHeightPx - lines.length * linePx) / 2 + 12;
  return (
    <g class={classes.join(' ')} transform={`translate(${placed.x - widthPx / 2} ${placed.y - heightPx / 2})`}>
      <title>{node.name}</title>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: the button above it takes the focus. */}
      <g aria-hidden="true">
        <rect class="map-box" width={widthPx} height={heightPx} rx={4} />
        <rect class="map-state" width={4} height={heightPx} rx={2} />
        {lines.map(({ look, text }, index) => (
          <text key={look} class={look} x={14} y={firstPx + index * linePx}>
            {text}
          </text>
        ))}
      </g>
      {/* biome-ignore lint/a11y/useSemanticElements: there are no buttons within a drawing. */}
      <rect
        class="map-button"
        width={widthPx}
        height={heightPx}
        role="button"
        tabIndex={isTabStop ? 0 : -1}
        aria-label={spoken}
        aria-current={isChosen ? 'true' : undefined}
        data-node={node.id}
        onFocus={onFocus}
        onClick={onChoose}
      />
    </g>
  );
}
