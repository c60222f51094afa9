import { formatDuration } from '../../model/base/duration';
import { callersOf } from '../../trace/map/describeMap';
import type { MapNode, TraceMap } from '../../trace/map/traceMap';

interface MapTableProps {
  readonly map: TraceMap;
  readonly onChoose: (node: MapNode) => void;
}

/** The map as a table: the same nodes and figures, for reading and for screen readers. */
export function MapTable({ map, onChoose }: MapTableProps) {
  return (
    <table class="table map-table">
      <caption class="visually-hidden">Services of the trace</caption>
      <thead>
        <tr>
          <th scope="col">Service</th>
          <th scope="col">Called by</th>
          {['Count', 'Failed', 'Throttled', 'Time'].map((title) => (
            <th key={title} scope="col" class="number">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {map.nodes.map((node) => (
          <tr key={node.id}>
            <th scope="row">
              <button
                type="button"
                class="link plain"
                title="Show its rows on the timeline"
                onClick={() => onChoose(node)}
              >
                {node.name}
              </button>
              {node.type !== undefined && (
                <>
                  {' '}
                  <span class="row-detail">{node.type}</span>
                </>
              )}
            </th>
            <td>{callersOf(map, node).join(', ')}</td>
            <td class="number">{node.figures.count}</td>
            <td class="number">{node.figures.errorCount || ''}</td>
            <td class="number">{node.figures.throttleCount || ''}</td>
            <td class="number">{formatDuration(node.figures.busyMs)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
