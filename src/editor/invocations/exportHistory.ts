import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';

/** Saves the history with payloads, results and traces as one JSON file, where the user says. */
export async function exportHistory({ store }: CommandContext): Promise<void> {
  const name = `invocations-${new Date().toISOString().slice(0, 10)}.json`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const to = await vscode.window.showSaveDialog({
    title: 'Export Invocations',
    filters: { JSON: ['json'] },
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
  });
  if (to === undefined) return;
  const invocations = store.all().map((invocation) => ({
    ...invocation,
    payload: store.payloadOf(invocation.id),
    options: store.optionsOf(invocation.id),
  }));
  const text = `${JSON.stringify({ exportedAt: new Date().toISOString(), invocations }, undefined, 2)}\n`;
  await vscode.workspace.fs.writeFile(to, new TextEncoder().encode(text));
  await vscode.window.showTextDocument(to, { preview: true });
}
