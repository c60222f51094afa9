import { usePanel } from '../panelContext';

/** Whether a part of the panel is open, as the panel remembers it under `id`. */
export interface OpenState {
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

export function useSection(id: string, isOpenAtFirst = true): OpenState {
  const { viewState, updateViewState } = usePanel();
  const key = isOpenAtFirst ? 'closedSections' : 'openedSections';
  const changed = viewState[key];
  const isChanged = changed.includes(id);
  const toggle = () => updateViewState({ [key]: isChanged ? changed.filter((each) => each !== id) : [...changed, id] });
  return { isOpen: isChanged !== isOpenAtFirst, toggle };
}
