import { plural } from '../../model/base/plural';
import type { MapNode } from '../../trace/map/traceMap';
import { usePanel } from '../panelContext';
import { Icon } from '../parts/Icon';

/** Names the service whose rows are marked, and offers to unmark them. */
export function ChosenServiceNotice({ service }: { readonly service: MapNode }) {
  const { updateViewState } = usePanel();
  return (
    <p class="filter-notice">
      <Icon name="type-hierarchy" />
      <span>{`${plural(service.rowIds.length, 'row')} of ${service.name}. n, p: next, previous.`}</span>
      <button type="button" class="link" onClick={() => updateViewState({ view: 'map' })}>
        Show map
      </button>
      <button type="button" class="link" onClick={() => updateViewState({ chosenService: undefined })}>
        Clear
      </button>
    </p>
  );
}
