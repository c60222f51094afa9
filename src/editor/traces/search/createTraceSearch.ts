import * as vscode from 'vscode';
import { TraceSearch } from '../../../explorer/traceSearch/traceSearch';
import type { Connection } from '../../../model/connection/connection';
import { TraceTree } from './traceTree';

/** The search, and the view that shows it. */
export interface TraceSearchSide {
  readonly search: TraceSearch;
  readonly traceTree: TraceTree;
}

/** Builds the search of the view **Traces**: it asks only while the view is visible and the window has the focus. */
export function createTraceSearch(connections: { get(id: string): Connection | undefined }): TraceSearchSide {
  const mayAsk = async (): Promise<void> => {
    while (!traceTree.isVisible || !vscode.window.state.focused) await nextChange(traceTree);
  };
  const search = new TraceSearch(Date.now, mayAsk);
  const traceTree = new TraceTree(search, connections);
  return { search, traceTree };
}

function nextChange(tree: TraceTree): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      for (const one of subscriptions) one.dispose();
      resolve();
    };
    const subscriptions = [tree.onDidChangeVisibility(end), vscode.window.onDidChangeWindowState(end)];
  });
}
