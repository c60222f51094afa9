import * as vscode from 'vscode';
import { responseScheme } from '../ids';
import type { InvocationStore } from '../invocations/invocationStore';

/** Responses as read-only JSON documents: `dwell-response:/<invocation id>/hello response.json`. */
export class ResponseDocuments implements vscode.TextDocumentContentProvider {
  constructor(private readonly store: InvocationStore) {}

  provideTextDocumentContent(uri: vscode.Uri): string {
    const answer = this.store.get(uri.path.split('/')[1] ?? '')?.answer;
    return answer?.kind === 'answered' ? pretty(answer.payload) : '';
  }

  /** Opens the response of an invocation that has one. */
  async open(invocationId: string): Promise<void> {
    const functionName = this.store.get(invocationId)?.target.functionName ?? 'function';
    const uri = vscode.Uri.from({ scheme: responseScheme, path: `/${invocationId}/${functionName} response.json` });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
  }
}

/** Lambda allows responses that are no JSON; those are shown as they are. */
function pretty(text: string): string {
  try {
    return `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
  } catch {
    return text;
  }
}
