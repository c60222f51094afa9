import { useRef, useState } from 'preact/hooks';
import { describeMapNode } from '../../trace/map/describeMap';
import type { MapNode, TraceMap } from '../../trace/map/traceMap';
import { Notice } from '../parts/Notice';
import { useWidth } from '../useWidth';
import { MapEdgePath } from './MapEdgePath';
import { MapNodeBox } from './MapNodeBox';
import { nextNode } from './nextNode';
import { type MapDrawing, useGraphLayout } from './useGraphLayout';

interface MapPictureProps {
  readonly map: TraceMap;
  readonly chosenId: string | undefined;
  readonly onChoose: (node: MapNode) => void;
}

/** The map as a picture. One stop for Tab; arrow keys go to the nearest node, Enter shows its rows. */
export function MapPicture({ map, chosenId, onChoose }: MapPictureProps) {
  const room = useRef<HTMLDivElement>(null);
  const drawing = useGraphLayout(map, useWidth(room));
  return (
    <div class="map-room" ref={room}>
      {drawing === 'failed' && (
        <Notice icon="warning" tone="warning">
          The map cannot be drawn. The table below lists the same services.
        </Notice>
      )}
      {drawing !== undefined && drawing !== 'failed' && (
        <Drawing map={map} drawing={drawing} chosenId={chosenId} onChoose={onChoose} />
      )}
    </div>
  );
}

function Drawing({ map, drawing, chosenId, onChoose }: MapPictureProps & { readonly drawing: MapDrawing }) {
  const svg = useRef<SVGSVGElement>(null);
  const { boxes, edges, layout, scale } = drawing;
  const [stopId, setStopId] = useState(chosenId);
  const tabStop = boxes.find(({ id }) => id === stopId) ?? boxes[0];
  const pressed = (event: KeyboardEvent) => {
    if (tabStop === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const isChoice = event.key === 'Enter' || event.key === ' ';
    const next = isChoice ? undefined : nextNode(layout.nodes, tabStop.id, event.key);
    const isOurs = isChoice || next !== undefined || event.key.startsWith('Arrow');
    if (!isOurs) return;
    event.preventDefault();
    // VS Code listens on the window, also for prevented keys.
    event.stopPropagation();
    if (isChoice) onChoose(tabStop.node);
    if (next === undefined) return;
    setStopId(next.id);
    svg.current?.querySelector<SVGElement>(`[data-node=${JSON.stringify(next.id)}]`)?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <svg
      class="map-picture"
      role="group"
      aria-label="Map of the trace"
      viewBox={`0 0 ${layout.widthPx} ${layout.heightPx}`}
      width={layout.widthPx * scale}
      height={layout.heightPx * scale}
      ref={svg}
      onKeyDown={pressed}
    >
      <defs>
        <marker
          id="map-arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
          markerUnits="userSpaceOnUse"
        >
          <path class="map-arrow" d="M 0 0.5 L 7.5 4 L 0 7.5 z" />
        </marker>
      </defs>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: arrows take no focus. */}
      <g aria-hidden="true">
        {edges.map((box, index) => {
          const placed = layout.edges[index];
          return placed && <MapEdgePath key={`${box.fromId}\n${box.toId}`} box={box} placed={placed} />;
        })}
      </g>
      {boxes.map((box, index) => {
        const placed = layout.nodes[index];
        return (
          placed && (
            <MapNodeBox
              key={box.id}
              box={box}
              placed={placed}
              spoken={describeMapNode(map, box.node)}
              isTabStop={box === tabStop}
              isChosen={box.id === chosenId}
              onFocus={() => setStopId(box.id)}
              onChoose={() => onChoose(box.node)}
            />
          )
        );
      })}
    </svg>
  );
}
