import * as vscode from 'vscode';
import type { OpenedTrace } from '../../protocol/panelMessages';
import { decodeText } from '../../trace/files/decodeText';
import { readTraceFile } from '../../trace/files/readTraceFile';

/** Reading larger files would block the window for seconds. */
const maxBytes = 64 * 1024 * 1024;

/**
 * Reads a trace of a file: the one with `traceId`, else the first. Returns a sentence for a file that cannot be shown. The file
 * is untrusted and only read.
 */
export async function openedTraceFile(uri: vscode.Uri, traceId: string | undefined): Promise<OpenedTrace> {
  const origin = uri.path.split('/').at(-1) ?? '';
  const base = { origin, traceId: traceId ?? '', documents: [], isTraceLimitExceeded: false };
  const fail = (text: string): OpenedTrace => ({ ...base, notice: { kind: 'error', text } });
  const text = await read(uri);
  if (typeof text !== 'string') return fail(text.error);
  const file = readTraceFile(text);
  if (file.kind === 'unreadable') return fail(file.text);
  const trace = file.traces.find((one) => one.traceId === traceId) ?? file.traces[0];
  if (trace === undefined) return fail('This file contains no trace.');
  return {
    ...base,
    traceId: trace.traceId,
    documents: trace.documents,
    isTraceLimitExceeded: trace.isLimitExceeded,
    notice: undefined,
  };
}

/** The ids of the traces in a file, for a choice. */
export async function traceIdsIn(uri: vscode.Uri): Promise<readonly string[]> {
  const text = await read(uri);
  const file = typeof text === 'string' ? readTraceFile(text) : undefined;
  return file?.kind === 'traces' ? file.traces.map(({ traceId }) => traceId) : [];
}

async function read(uri: vscode.Uri): Promise<string | { readonly error: string }> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maxBytes) {
      return {
        error: `This file is ${Math.ceil(size / 1048576)} MB. Dwell opens traces of up to 64 MB.`,
      };
    }
    return decodeText(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    return {
      error: `Cannot read the file: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}
