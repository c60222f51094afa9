import * as vscode from 'vscode';
import { responseScheme } from '../../ids';
import type { InvocationStore } from '../../invocations/invocationStore';

/** Which side of an invocation. */
export type SentPart = 'payload' | 'response';

/** What was sent and what came back, as read-only JSON: `dwell-response:/<invocation id>/response/hello response.json`. */
export class SentDocuments implements vscode.TextDocumentContentProvider {
  constructor(private readonly store: InvocationStore) {}

  provideTextDocumentContent(uri: vscode.Uri): string {
    const [, id = '', part] = uri.path.split('/');
    return (part === 'payload' ? this.store.payloadOf(id) : pretty(this.responseOf(id))) ?? '';
  }

  /** Whether there is anything to show. */
  has(invocationId: string, part: SentPart): boolean {
    const text = part === 'payload' ? this.store.payloadOf(invocationId) : this.responseOf(invocationId);
    return text !== undefined;
  }

  uriOf(invocationId: string, part: SentPart): vscode.Uri {
    const functionName = this.store.get(invocationId)?.target.functionName ?? 'function';
    return vscode.Uri.from({ scheme: responseScheme, path: `/${invocationId}/${part}/${functionName} ${part}.json` });
  }

  async open(invocationId: string, part: SentPart): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.uriOf(invocationId, part));
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.One });
  }

  private responseOf(id: string): string | undefined {
    const answer = this.store.get(id)?.answer;
    return answer?.kind === 'answered' ? answer.payload : undefined;
  }
}

/** Lambda allows responses that are no JSON; those are shown as they are. */
function pretty(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
  } catch {
    return text;
  }
}
