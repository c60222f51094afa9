import * as vscode from 'vscode';

/** The document's text as it is in the editor, saved or not. */
export async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

/** Shows a payload where payloads are edited: beside the panel, not in its place. */
export async function showPayload(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
}
