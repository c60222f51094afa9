import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ComparedTrace } from '../protocol/panelMessages';
import type { RequestBody, RequestResult } from '../protocol/requestChannel';
import type { ComparedExecution } from '../protocol/shownExecution';
import type { ViewState } from './viewState';

/** Values shared by all parts of the panel. */
export interface PanelContext {
  readonly viewState: ViewState;
  updateViewState(change: Partial<ViewState>): void;
  request(body: RequestBody): Promise<RequestResult>;
  /** Returns epoch milliseconds by the host's clock. */
  now(): number;
  /** The payload that was sent; loaded when the Request view first needs it. */
  readonly payload: string | undefined;
  /** The trace to compare with, once the user has picked one. */
  readonly comparison: ComparedTrace | undefined;
  /** The same of executions. */
  readonly comparedExecution: ComparedExecution | undefined;
  /** Names of functions of which a run in the trace is part of a durable execution. */
  readonly durableFunctions: readonly string[];
  /** Announces a sentence through the single polite live region. */
  announce(text: string): void;
}

const context = createContext<PanelContext | undefined>(undefined);

export const PanelProvider = context.Provider;

export function usePanel(): PanelContext {
  const panel = useContext(context);
  if (panel === undefined) throw new Error('usePanel needs a PanelProvider.');
  return panel;
}
