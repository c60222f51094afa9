import * as v from 'valibot';
import type { PanelSubject } from '../protocol/panelMessages';
import { panelSubject } from '../protocol/panelSubjectSchema';

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
}

export const freshViewState: ViewState = {
  subject: undefined,
  closedRows: [],
  openedRows: [],
  selectedRow: undefined,
  closedSections: [],
  isTrueScale: false,
  showsCriticalPath: false,
};

const schema = v.object({
  subject: v.optional(panelSubject, () => undefined),
  closedRows: v.array(v.string()),
  openedRows: v.array(v.string()),
  selectedRow: v.optional(v.string(), () => undefined),
  closedSections: v.array(v.string()),
  isTrueScale: v.boolean(),
  showsCriticalPath: v.boolean(),
});

/** What `getState` returned. The state of another version is not worth repairing: the reader starts fresh. */
export function parseViewState(state: unknown): ViewState {
  const result = v.safeParse(schema, state);
  return result.success ? result.output : freshViewState;
}

/** Choices about rows belong to one trace; which sections are open and the scale are habits and stay. */
export function withSubject(state: ViewState, subject: PanelSubject): ViewState {
  if (JSON.stringify(state.subject) === JSON.stringify(subject)) return state;
  const { closedSections, isTrueScale, showsCriticalPath } = state;
  return { ...freshViewState, subject, closedSections, isTrueScale, showsCriticalPath };
}
