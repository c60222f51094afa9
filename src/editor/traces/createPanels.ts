import type * as vscode from 'vscode';
import { InvocationPanels } from './panel/invocationPanels';
import { type ActionParts, panelActions } from './panel/panelActions';
import { TraceDocuments } from './traceDocuments';

/** The panels, and trace documents as editors show them. */
export interface PanelSide {
  readonly panels: InvocationPanels;
  readonly traces: TraceDocuments;
}

export function createPanels(parts: Omit<ActionParts, 'traces'>, extension: vscode.Uri): PanelSide {
  const traces = new TraceDocuments();
  const { store, series, connections } = parts.sending;
  const actions = panelActions({ ...parts, traces });
  return { panels: new InvocationPanels({ store, series, connections, actions, extension }), traces };
}
