import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Interval } from '../../../trace/axis/interval';
import { describeRow } from '../../../trace/rows/describeRow';
import { failedRows } from '../../../trace/rows/failedRows';
import { usePanel } from '../../panelContext';
import { filterText } from '../FailedOnlyNotice';
import { rangeText } from '../grid/rangeText';
import { ancestorsOf, rowsOpened } from '../rowChoices';
import type { TracePicture } from './tracePicture';
import { useLateAnnouncement } from './useLateAnnouncement';
import type { TraceParts } from './useTraceParts';

/** The actions on a trace, from keys, toolbar, or rows. */
export interface TraceCommands {
  /** Milliseconds after the first bar; `undefined` shows the whole trace. */
  zoomTo(window: Interval | undefined): void;
  /** Selects a row, opens what hides it, and scrolls to it. */
  goTo(id: string): void;
  stepTo(direction: 1 | -1): void;
  toggleFailedOnly(): void;
  readonly showsKeys: boolean;
  showKeys(isShown: boolean): void;
}

export function useTraceCommands(picture: TracePicture, { grid }: TraceParts): TraceCommands {
  const { viewState, updateViewState, announce } = usePanel();
  const { waterfall, kept } = picture.rows;
  const [showsKeys, showKeys] = useState(false);
  const announceLater = useLateAnnouncement();
  const goTo = useGoTo(picture, grid);

  const zoomTo = (window: Interval | undefined) => {
    updateViewState({ zoom: window === undefined ? undefined : { originMs: waterfall.startMs, ...window } });
    announceLater(window === undefined ? `Whole ${picture.noun}` : rangeText(window));
  };
  const stepTo = (direction: 1 | -1) => {
    const id = picture.find.step(direction);
    if (id === undefined) return;
    goTo(id);
    const row = kept.find((each) => each.id === id);
    if (row !== undefined) announce(describeRow(row));
  };
  const toggleFailedOnly = () => {
    const { showsFailedOnly } = viewState;
    const hiddenCount = waterfall.rows.length - failedRows(waterfall.rows).length;
    announce(showsFailedOnly ? 'All rows' : filterText(picture.failedCount, hiddenCount));
    updateViewState({ showsFailedOnly: !showsFailedOnly });
  };
  return { zoomTo, goTo, stepTo, toggleFailedOnly, showsKeys, showKeys };
}

function useGoTo({ rows, selected }: TracePicture, grid: TraceParts['grid']): (id: string) => void {
  const { viewState, updateViewState } = usePanel();
  const toReveal = useRef<string>(undefined);
  // After the grid has its new rows, including those that were just expanded.
  useLayoutEffect(() => {
    if (toReveal.current === undefined) return;
    grid.current?.reveal(toReveal.current);
    toReveal.current = undefined;
  });
  const goTo = (id: string) => {
    toReveal.current = id;
    updateViewState({ selectedRow: id, ...rowsOpened(viewState, ancestorsOf(id, rows.grouped), true) });
  };
  // Another view may have selected a row inside a collapsed one.
  useEffect(() => {
    const id = selected?.id;
    if (id !== undefined && id === viewState.selectedRow && !rows.visible.some((row) => row.id === id)) goTo(id);
  }, []);
  return goTo;
}
