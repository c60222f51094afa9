import { useMemo } from 'preact/hooks';
import { type MapNode, traceMap } from '../../trace/map/traceMap';
import type { Trace } from '../../trace/parse/trace';
import { usePanel } from '../panelContext';
import { Notice } from '../parts/Notice';
import { MapPicture } from './MapPicture';
import { MapTable } from './MapTable';

/** As many as can be told apart on one picture. */
const maxDrawn = 60;

/** The services of one trace, as a picture and as a table. Choosing one shows its rows on the timeline. */
export function MapView({ trace }: { readonly trace: Trace | undefined }) {
  const { viewState, updateViewState } = usePanel();
  const map = useMemo(() => (trace === undefined ? undefined : traceMap(trace)), [trace]);
  if (map === undefined || map.nodes.length === 0) return <Notice icon="info">No trace yet.</Notice>;
  const choose = (node: MapNode) => {
    updateViewState({
      view: 'timeline',
      chosenService: node.id,
      selectedRow: node.firstRowId,
      findText: '',
      showsFailedOnly: false,
    });
    // Once the timeline is there: who came by keyboard goes on by keyboard.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.grid-canvas > .row[tabindex="0"]')?.focus());
  };
  return (
    <div class="map">
      {map.isByService && (
        <p class="view-note">The trace has many resources: they are shown as one node per service.</p>
      )}
      {map.nodes.length > maxDrawn ? (
        <p class="view-note">{`${map.nodes.length} services are too many for a picture.`}</p>
      ) : (
        <MapPicture map={map} chosenId={viewState.chosenService} onChoose={choose} />
      )}
      <MapTable map={map} onChoose={choose} />
    </div>
  );
}
