import * as vscode from 'vscode';
import type { InvocationStore } from '../../invocations/invocationStore';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { commandTo } from '../commands/commandTo';

/** Saves the history with payloads, results, and traces as one JSON file that the user selects. */
export async function exportHistory(store: InvocationStore): Promise<Outcome> {
  if (store.all().length === 0) return failed('No invocations yet.', commandTo('invokeFunction', 'Invoke Function…'));
  const name = `invocations-${new Date().toISOString().slice(0, 10)}.json`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const to = await vscode.window.showSaveDialog({
    title: 'Export Invocations',
    filters: { JSON: ['json'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
  });
  if (to === undefined) return canceled;
  const invocations = store.all().map((invocation) => ({
    ...invocation,
    payload: store.payloadOf(invocation.id),
    options: store.optionsOf(invocation.id),
  }));
  const text = `${JSON.stringify({ exportedAt: new Date().toISOString(), invocations }, undefined, 2)}\n`;
  await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(to, { preview: true });
  return done;
}
