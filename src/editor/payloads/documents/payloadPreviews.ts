import * as vscode from 'vscode';
import { previewScheme } from '../../../ids';
import type { PayloadComposer } from './payloadComposer';

/** Read-only previews of payloads as they would be sent now; updated with each change. */
export class PayloadPreviews implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly didChange = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.didChange.event;
  private readonly subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
    const preview = previewUri(document.uri);
    if (isOpen(preview)) this.didChange.fire(preview);
  });

  constructor(private readonly composer: PayloadComposer) {}

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri.query, true));
    const composed = this.composer.preview(document.getText(), document.uri);
    switch (composed.kind) {
      case 'ready':
        return composed.text;
      case 'rejected': {
        const { line } = document.positionAt(composed.problem.offset ?? 0);
        return `Line ${line + 1}: ${composed.problem.message}`;
      }
      case 'canceled':
        return '';
    }
  }

  /** Shows the document and its preview in the diff editor. */
  async open(uri: vscode.Uri): Promise<void> {
    const preview = previewUri(uri);
    this.didChange.fire(preview);
    const title = `${uri.path.split('/').at(-1) ?? ''}: as written ↔ as sent`;
    await vscode.commands.executeCommand('vscode.diff', uri, preview, title);
  }

  dispose(): void {
    this.subscription.dispose();
    this.didChange.dispose();
  }
}

/** Builds the URI of a preview from the document's name and URI. */
function previewUri(uri: vscode.Uri): vscode.Uri {
  const name = uri.path.split('/').at(-1) ?? 'payload.json';
  return vscode.Uri.from({ scheme: previewScheme, path: `/${name}`, query: uri.toString() });
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}
