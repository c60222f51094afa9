import * as vscode from 'vscode';
import { responseScheme } from '../../ids';
import type { InvocationStore } from '../../invocations/invocationStore';
import { isJson, prettyPrint } from '../../model/base/prettyPrint';
import { describeBinary } from '../../model/invocation/binaryResponse';

/** Which side of an invocation. */
export type SentPart = 'payload' | 'response';

/** Payloads and responses as read-only JSON: `dwell-response:/<invocation id>/response/hello response.json`. */
export class SentDocuments implements vscode.TextDocumentContentProvider {
  constructor(private readonly store: InvocationStore) {}

  provideTextDocumentContent(uri: vscode.Uri): string {
    const [, id = '', part] = uri.path.split('/');
    if (part === 'payload') return this.store.payloadOf(id) ?? '';
    return laidOut(this.responseOf(id) ?? '');
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
    if (answer?.kind !== 'answered') return undefined;
    return answer.binary === undefined ? answer.payload : describeBinary(answer.binary, answer.payloadBytes);
  }
}

/**
 * Formats JSON; every number, key and escape stays unchanged. Lambda allows responses that are not JSON; those are shown as they
 * are.
 */
function laidOut(text: string): string {
  return isJson(text) ? `${prettyPrint(text)}\n` : text;
}
