import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';

/** Forgets all invocations, with payloads, results and traces, after a question. */
export async function clearHistory({ store }: CommandContext): Promise<void> {
  const clear = 'Clear';
  const question = `Forget all ${store.all().length} invocations, with their payloads, results and traces?`;
  if ((await vscode.window.showWarningMessage(question, { modal: true }, clear)) === clear) store.clear();
}
