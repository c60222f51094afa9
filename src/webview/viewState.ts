import { asObject } from '../model/parseObject';
import type { PanelSubject } from '../protocol/panelMessages';
import { parsePanelState } from '../protocol/panelSubjectSchema';
import type { PathEnd } from '../trace/contributions';
import { isPanelView, type PanelView } from './views/panelViews';

/** What the reader has chosen in this panel. Kept by VS Code while the panel is hidden and over a window reload. */
export interface ViewState {
  /** The host finds the panel's content again by it. */
  readonly subject: PanelSubject | undefined;
  /** Rows the reader closed and opened; all others are as the trace's size suggests. */
  readonly closedRows: readonly string[];
  readonly openedRows: readonly string[];
  readonly selectedRow: string | undefined;
  readonly closedSections: readonly string[];
  readonly isTrueScale: boolean;
  readonly showsCriticalPath: boolean;
  readonly view: PanelView;
  /** Where the time of the contributions is taken to end. */
  readonly pathEnd: PathEnd;
  /** Long log lines are broken to fit. */
  readonly wrapsLog: boolean;
}

export const freshViewState: ViewState = {
  subject: undefined,
  closedRows: [],
  openedRows: [],
  selectedRow: undefined,
  closedSections: [],
  isTrueScale: false,
  showsCriticalPath: false,
  view: 'timeline',
  pathEnd: 'completion',
  wrapsLog: true,
};

/** What `getState` returned. Anything that is not as expected starts fresh; the subject is worth keeping. */
export function parseViewState(state: unknown): ViewState {
  const found = asObject(state) ?? {};
  return {
    subject: parsePanelState(state),
    closedRows: strings(found.closedRows),
    openedRows: strings(found.openedRows),
    selectedRow: typeof found.selectedRow === 'string' ? found.selectedRow : undefined,
    closedSections: strings(found.closedSections),
    isTrueScale: found.isTrueScale === true,
    showsCriticalPath: found.showsCriticalPath === true,
    view: isPanelView(found.view) ? found.view : 'timeline',
    pathEnd: found.pathEnd === 'response' ? 'response' : 'completion',
    wrapsLog: found.wrapsLog !== false,
  };
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Choices about rows belong to one trace; which sections are open and the scale are habits and stay. */
export function withSubject(state: ViewState, subject: PanelSubject): ViewState {
  if (JSON.stringify(state.subject) === JSON.stringify(subject)) return state;
  const { closedSections, isTrueScale, showsCriticalPath, wrapsLog } = state;
  return { ...freshViewState, subject, closedSections, isTrueScale, showsCriticalPath, wrapsLog };
}
