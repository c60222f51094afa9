import { usePanel } from '../panelContext';
import { IconButton } from '../parts/IconButton';
import { RovingToolbar } from './RovingToolbar';

interface TraceToolbarProps {
  readonly noun: 'trace' | 'execution';
  /** Whether any row failed. */
  readonly hasFailed: boolean;
  readonly onFailedOnly: () => void;
  /** Above 1: closer. */
  readonly onZoom: (factor: number) => void;
  readonly onShowAll: () => void;
  readonly onKeys: () => void;
}

/** The toolbar of the waterfall. */
export function TraceToolbar({ noun, hasFailed, onFailedOnly, onZoom, onShowAll, onKeys }: TraceToolbarProps) {
  const { viewState, updateViewState } = usePanel();
  const { isTrueScale, showsCriticalPath, showsEverySibling, showsFailedOnly } = viewState;
  return (
    <RovingToolbar label={noun === 'trace' ? 'Trace' : 'Execution'}>
      <IconButton
        icon="error"
        label="Failed rows only (!)"
        isPressed={showsFailedOnly}
        isDisabled={!hasFailed && !showsFailedOnly}
        onClick={onFailedOnly}
      />
      <IconButton
        icon="group-by-ref-type"
        label="Group equal siblings"
        isPressed={!showsEverySibling}
        onClick={() => updateViewState({ showsEverySibling: !showsEverySibling })}
      />
      <IconButton
        icon="flame"
        label="Highlight critical path"
        isPressed={showsCriticalPath}
        onClick={() => updateViewState({ showsCriticalPath: !showsCriticalPath })}
      />
      <IconButton
        icon="arrow-both"
        label="Linear time scale"
        isPressed={isTrueScale}
        onClick={() => updateViewState({ isTrueScale: !isTrueScale })}
      />
      <span class="toolbar-gap" />
      <IconButton icon="zoom-out" label="Zoom out (-)" onClick={() => onZoom(1 / 2)} />
      <IconButton icon="zoom-in" label="Zoom in (+)" onClick={() => onZoom(2)} />
      <IconButton icon="screen-full" label={`Show the whole ${noun} (0)`} onClick={onShowAll} />
      <span class="toolbar-gap" />
      <IconButton icon="keyboard" label="Keys (?)" onClick={onKeys} />
    </RovingToolbar>
  );
}
