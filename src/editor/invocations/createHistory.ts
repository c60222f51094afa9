import type * as vscode from 'vscode';
import { InvocationStore } from '../../invocations/invocationStore';
import { systemClock } from '../../invocations/systemClock';
import { historyLimits } from './tree/historyLimits';

const storageKey = 'invocations';

/** The history of invocations, kept with the workspace. */
export function createHistory(state: vscode.Memento, log: vscode.LogOutputChannel): InvocationStore {
  const storage = {
    load: () => state.get(storageKey),
    save: (value: unknown) => state.update(storageKey, value),
  };
  return new InvocationStore(storage, systemClock, (line) => log.warn(line), historyLimits);
}
