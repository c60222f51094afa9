import { asObject } from '../model/base/parseObject';
import type { PanelSubject } from '../protocol/panelMessages';
import { parsePanelState } from '../protocol/panelSubjectSchema';
import type { PathEnd } from '../trace/measure/contributions';
import { isPanelView, type PanelView } from './views/panelViews';

/** What the reader has chosen in this panel. Kept by VS Code while the panel is hidden and over a window reload. */
export interface ViewState {
  /** The host finds the panel's content again by it. */
  readonly subject: PanelSubject | undefined;
  /** Rows the reader closed and opened; all others are as the trace's size suggests. */
  readonly closedRows: readonly string[];
  readonly openedRows: readonly string[];
  readonly selectedRow: string | undefined;
  /** Sections that are open at first and were closed, and the other way round. */
  readonly closedSections: readonly string[];
  readonly openedSections: readonly string[];
  readonly isTrueScale: boolean;
  readonly showsCriticalPath: boolean;
  readonly view: PanelView;
  /** Where the time of the contributions is taken to end. */
  readonly pathEnd: PathEnd;
  /** Where on the clock the reader was led to in the log, epoch milliseconds. */
  readonly logAtMs: number | undefined;
  /** The attempt whose anatomy is shown; absent: the last. */
  readonly attempt: number | undefined;
  /** The invocation that this one stands beside in Compare. */
  readonly comparedId: string | undefined;
  /** Long log lines are broken to fit. */
  readonly wrapsLog: boolean;
  /** Runs of equal siblings stand as they are. */
  readonly showsEverySibling: boolean;
  readonly showsFailedOnly: boolean;
  readonly findText: string;
  /** The part of the time that is shown; absent: all of it. */
  readonly zoom: ZoomState | undefined;
}

/** Milliseconds after `originMs`, which is the start of the trace as it was known then (epoch milliseconds). */
export interface ZoomState {
  readonly originMs: number;
  readonly startMs: number;
  readonly endMs: number;
}

export const freshViewState: ViewState = {
  subject: undefined,
  closedRows: [],
  openedRows: [],
  selectedRow: undefined,
  closedSections: [],
  openedSections: [],
  isTrueScale: false,
  showsCriticalPath: false,
  view: 'timeline',
  pathEnd: 'completion',
  logAtMs: undefined,
  attempt: undefined,
  comparedId: undefined,
  wrapsLog: true,
  showsEverySibling: false,
  showsFailedOnly: false,
  findText: '',
  zoom: undefined,
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
    openedSections: strings(found.openedSections),
    isTrueScale: found.isTrueScale === true,
    showsCriticalPath: found.showsCriticalPath === true,
    view: isPanelView(found.view) ? found.view : 'timeline',
    pathEnd: found.pathEnd === 'response' ? 'response' : 'completion',
    logAtMs: isTime(found.logAtMs) ? found.logAtMs : undefined,
    attempt: isTime(found.attempt) ? found.attempt : undefined,
    comparedId: typeof found.comparedId === 'string' ? found.comparedId : undefined,
    wrapsLog: found.wrapsLog !== false,
    showsEverySibling: found.showsEverySibling === true,
    showsFailedOnly: found.showsFailedOnly === true,
    findText: typeof found.findText === 'string' ? found.findText : '',
    zoom: parseZoom(found.zoom),
  };
}

function parseZoom(value: unknown): ZoomState | undefined {
  const { originMs, startMs, endMs } = asObject(value) ?? {};
  if (!isTime(originMs) || !isTime(startMs) || !isTime(endMs) || endMs <= startMs) return undefined;
  return { originMs, startMs, endMs };
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Choices about rows belong to one trace; which sections are open and the scale are habits and stay. */
export function withSubject(state: ViewState, subject: PanelSubject): ViewState {
  if (JSON.stringify(state.subject) === JSON.stringify(subject)) return state;
  const { closedSections, openedSections, isTrueScale, showsCriticalPath, showsEverySibling, wrapsLog } = state;
  const kept = { closedSections, openedSections, isTrueScale, showsCriticalPath, showsEverySibling, wrapsLog };
  return { ...freshViewState, ...kept, subject };
}
