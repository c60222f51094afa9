import * as vscode from 'vscode';
import { traceScheme } from '../../ids';
import { done, failed, type Outcome } from '../../model/base/outcome';
import { isJson, prettyPrint } from '../../model/base/prettyPrint';
import { segmentText } from '../../trace/parse/segmentText';

/** Maximum number of documents kept for open editors: a trace may have megabytes. */
const maxKept = 20;

/**
 * Trace documents as read-only JSON: `dwell-trace:/<trace id>/<segment id>.json`. Kept in memory; after a window reload, an
 * editor says how to open them again.
 */
export class TraceDocuments implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? 'Open this document from its trace again.';
  }

  /** Opens all `documents`, or the segment or subsegment with this id. */
  async open(traceId: string, documents: readonly string[], segmentId: string | undefined): Promise<Outcome> {
    const text = segmentId === undefined ? listOf(documents) : find(documents, segmentId);
    if (text === undefined || documents.length === 0) return failed(`The trace has no document ${segmentId ?? ''}.`);
    const path = `/${traceId}/${segmentId ?? 'trace'}.json`;
    const uri = vscode.Uri.from({ scheme: traceScheme, path });
    this.texts.delete(uri.toString());
    this.texts.set(uri.toString(), `${prettyPrint(text)}\n`);
    for (const oldest of [...this.texts.keys()].slice(0, -maxKept)) this.texts.delete(oldest);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    return done;
  }
}

/** A document that is not JSON is shown as a string. */
function listOf(documents: readonly string[]): string {
  return `[${documents.map((document) => (isJson(document) ? document : JSON.stringify(document))).join(',')}]`;
}

function find(documents: readonly string[], segmentId: string): string | undefined {
  for (const document of documents) {
    const text = segmentText(document, segmentId);
    if (text !== undefined) return text;
  }
  return undefined;
}
