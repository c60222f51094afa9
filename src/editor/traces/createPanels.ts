import type * as vscode from 'vscode';
import type { FunctionLists } from '../../explorer/functionLists';
import type { PanelSubject } from '../../protocol/panelMessages';
import { recordActions } from '../records/recordActions';
import type { RecordNeeds } from '../records/recordNeeds';
import { executionActions } from './panel/executionActions';
import { InvocationPanels } from './panel/invocationPanels';
import { type ActionParts, panelActions } from './panel/panelActions';
import { TraceDocuments } from './traceDocuments';

/** The panels, and trace documents as editors show them. */
export interface PanelSide {
  readonly panels: InvocationPanels;
  readonly traces: TraceDocuments;
}

/** Builds the panels. `records`: what following records needs besides. */
export function createPanels(
  parts: Omit<ActionParts, 'traces' | 'show' | 'ofRecord'> & { readonly lists: FunctionLists },
  records: Pick<RecordNeeds, 'payloads' | 'declared' | 'events'>,
  extension: vscode.Uri,
): PanelSide {
  const traces = new TraceDocuments();
  const { store, series, records: tracker, connections, clock } = parts.sending;
  // The panels themselves are only used once one of them asks.
  const show = (subject: PanelSubject) => panels.show(subject);
  const ofRecord: ActionParts['ofRecord'] = (action, record) =>
    recordActions({ ...records, sending: parts.sending, show, panels })(action, record);
  const actions = panelActions({ ...parts, traces, show, ofRecord });
  const panels: InvocationPanels = new InvocationPanels({
    store,
    series,
    records: tracker,
    connections,
    clock,
    actions,
    ofExecution: executionActions({ connections, handlers: parts.handlers, traces, show }),
    durableFunctions: (connectionId) => {
      const connection = connections.get(connectionId);
      const listed = connection === undefined ? [] : parts.lists.listOf(connection).state.functions;
      return listed.flatMap(({ name, durable }) => (durable === undefined ? [] : [name]));
    },
    extension,
  });
  return { panels, traces };
}
