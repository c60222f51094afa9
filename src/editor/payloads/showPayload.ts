import * as vscode from 'vscode';
import { toPayloadDocument } from '../../events/payloadDocument';
import { gzip } from './documents/gzip';
import { isSentLiterally } from './documents/payloadComposer';

/** The document's text as it is in the editor, saved or not. */
export async function textOf(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

/** The document's text for a payload file: a shareable test event is escaped, so that the file is sent as the event is. */
export async function textForFile(uri: vscode.Uri): Promise<string> {
  const text = await textOf(uri);
  return isSentLiterally(uri) ? toPayloadDocument(text, gzip) : text;
}

/** Shows a payload in an editor group beside the panel, without replacing it. */
export async function showPayload(uri: vscode.Uri): Promise<void> {
  await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
}
