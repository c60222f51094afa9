import * as vscode from 'vscode';
import type { CommandContext } from './commandContext';

/** Forgets all invocations, with payloads, results and traces, after a question. */
export async function clearHistory({ store }: CommandContext): Promise<void> {
  const clear = vscode.l10n.t('Clear');
  const question = vscode.l10n.t(
    'Forget all {0} invocations, with their payloads, results and traces?',
    store.all().length,
  );
  if ((await vscode.window.showWarningMessage(question, { modal: true }, clear)) === clear) store.clear();
}
