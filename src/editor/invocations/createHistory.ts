import type * as vscode from 'vscode';
import { InvocationStore } from '../../invocations/invocationStore';
import { systemClock } from '../../model/base/systemClock';
import type { HistoryView } from './historyView';
import { invocationResolver } from './resolveInvocation';
import { SentDocuments } from './sentDocuments';
import { historyLimits } from './tree/historyLimits';
import { InvocationTree } from './tree/invocationTree';

const storageKey = 'invocations';

/** The history of invocations, kept with the workspace, and its view. */
export function createHistory(state: vscode.Memento, log: vscode.LogOutputChannel): HistoryView {
  const storage = {
    load: () => state.get(storageKey),
    save: (value: unknown) => state.update(storageKey, value),
  };
  const store = new InvocationStore(storage, systemClock, (line) => log.warn(line), historyLimits);
  return {
    store,
    sent: new SentDocuments(store),
    invocationTree: new InvocationTree(store, state),
    resolveInvocation: invocationResolver(store),
  };
}
