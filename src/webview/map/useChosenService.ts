import { useMemo } from 'preact/hooks';
import { type MapNode, traceMap } from '../../trace/map/traceMap';
import type { Trace } from '../../trace/parse/trace';
import { usePanel } from '../panelContext';

/** The node of the map whose rows are marked. A search takes its place. */
export function useChosenService(trace: Trace): MapNode | undefined {
  const { chosenService, findText } = usePanel().viewState;
  const isShown = chosenService !== undefined && findText.trim() === '';
  return useMemo(
    () => (isShown ? traceMap(trace).nodes.find(({ id }) => id === chosenService) : undefined),
    [trace, chosenService, isShown],
  );
}
