import * as vscode from 'vscode';
import { traceScheme } from '../../ids';
import { asObject } from '../../model/base/parseObject';

/** What is kept for editors that are open: a trace may have megabytes. */
const maxKept = 20;

/**
 * Trace documents as read-only JSON: `dwell-trace:/<trace id>/<segment id>.json`. They live in memory; after a window reload
 * an editor says where to open them again.
 */
export class TraceDocuments implements vscode.TextDocumentContentProvider {
  private readonly texts = new Map<string, string>();

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? 'Open this document from its trace again.';
  }

  /** Opens all `documents`, or the one with this segment id; resolves to a sentence when there is no such one. */
  async open(
    traceId: string,
    documents: readonly string[],
    segmentId: string | undefined,
  ): Promise<string | undefined> {
    const parsed = documents.map(parse);
    const found = segmentId === undefined ? parsed : find(parsed, segmentId);
    if (found === undefined || documents.length === 0) {
      return `The trace has no document ${segmentId ?? ''}.`;
    }
    const path = `/${traceId}/${segmentId ?? 'trace'}.json`;
    const uri = vscode.Uri.from({ scheme: traceScheme, path });
    this.texts.delete(uri.toString());
    this.texts.set(uri.toString(), `${JSON.stringify(found, undefined, 2)}\n`);
    for (const oldest of [...this.texts.keys()].slice(0, -maxKept)) this.texts.delete(oldest);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: true });
    return undefined;
  }
}

/** A document that cannot be read is shown as it came. */
function parse(document: string): unknown {
  try {
    return JSON.parse(document);
  } catch {
    return document;
  }
}

/** A segment, or a subsegment inside one. */
function find(documents: readonly unknown[], segmentId: string): unknown {
  const stack = [...documents];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const document = asObject(next);
    if (document?.id === segmentId) return document;
    if (Array.isArray(document?.subsegments)) stack.push(...document.subsegments);
  }
  return undefined;
}
