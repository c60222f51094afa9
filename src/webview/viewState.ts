import { asObject } from '../model/base/parseObject';
import { currentVersion, type StoredFormat, upgradeStored } from '../model/base/storedFormat';
import type { PanelSubject } from '../protocol/panelMessages';
import { parsePanelState } from '../protocol/panelSubjectSchema';
import type { PathEnd } from '../trace/measure/contributions';
import { isPanelView, type PanelView } from './views/panelViews';

/** The user's choices in this panel. VS Code keeps them while the panel is hidden and after a window reload. */
export interface ViewState {
  /** The host restores the panel's content from it. */
  readonly subject: PanelSubject | undefined;
  /** Rows that the user collapsed and expanded; all others follow the default for the trace's size. */
  readonly closedRows: readonly string[];
  readonly openedRows: readonly string[];
  readonly selectedRow: string | undefined;
  /** Sections that are open at first and were closed, and the other way round. */
  readonly closedSections: readonly string[];
  readonly openedSections: readonly string[];
  readonly isTrueScale: boolean;
  readonly showsCriticalPath: boolean;
  readonly view: PanelView;
  /** The end of the time breakdown. */
  readonly pathEnd: PathEnd;
  /** The time in the log that was navigated to, in epoch milliseconds. */
  readonly logAtMs: number | undefined;
  /** The attempt whose anatomy is shown; absent: the last one. */
  readonly attempt: number | undefined;
  /** The invocation that this one is compared with. */
  readonly comparedId: string | undefined;
  /** Long log lines are wrapped. */
  readonly wrapsLog: boolean;
  /** Runs of equal siblings are not grouped. */
  readonly showsEverySibling: boolean;
  readonly showsFailedOnly: boolean;
  /** The node of the map whose rows are marked. */
  readonly chosenService: string | undefined;
  readonly findText: string;
  /** The part of the time that is shown; absent: all of it. */
  readonly zoom: ZoomState | undefined;
}

/** Milliseconds after `originMs`, the start of the trace when the zoom was set (epoch milliseconds). */
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
  chosenService: undefined,
  findText: '',
  zoom: undefined,
};

/** The format of what `setState` stores. Keys that were added later are optional; anything else is an upgrade. */
export const viewStateFormat: StoredFormat = [];

/** The stored form of a state. */
export function writeViewState(state: ViewState): unknown {
  return { version: currentVersion(viewStateFormat), ...state };
}

/** Whether a newer version of Dwell has stored it: this one shows its subject and leaves it as it is. */
export function isNewerViewState(stored: unknown): boolean {
  return upgradeStored(stored, viewStateFormat).kind === 'newer';
}

/** Parses the result of `getState`. An invalid state is replaced by the default; the subject is kept if valid. */
export function parseViewState(stored: unknown): ViewState {
  const upgraded = upgradeStored(stored, viewStateFormat);
  const found = upgraded.kind === 'current' ? upgraded.value : {};
  return {
    subject: parsePanelState(upgraded.kind === 'current' ? found : stored),
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
    chosenService: typeof found.chosenService === 'string' ? found.chosenService : undefined,
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

/** Resets the choices about rows for another trace; open sections and the scale are preferences and stay. */
export function withSubject(state: ViewState, subject: PanelSubject): ViewState {
  if (JSON.stringify(state.subject) === JSON.stringify(subject)) return state;
  const { closedSections, openedSections, isTrueScale, showsCriticalPath, showsEverySibling, wrapsLog } = state;
  const kept = { closedSections, openedSections, isTrueScale, showsCriticalPath, showsEverySibling, wrapsLog };
  return { ...freshViewState, ...kept, subject };
}
