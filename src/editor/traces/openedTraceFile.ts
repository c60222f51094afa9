import { gunzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import type { OpenedTrace } from '../../protocol/panelMessages';
import type { ShownExecution } from '../../protocol/shownExecution';
import type { TraceFile } from '../../trace/files/readTraceFile';
import { openedHistory } from './openedHistoryFile';

/** Reading larger files would block the window for seconds. */
const mebibyte = 1024 * 1024;
const maxBytes = 64 * mebibyte;

/** What a file contains: a trace or why there is none, or the history of a durable execution. */
export type OpenedFile =
  | { readonly kind: 'trace'; readonly trace: OpenedTrace }
  | { readonly kind: 'history'; readonly history: ShownExecution };

/**
 * Reads a trace of a file: the one with `traceId`, else the first. Returns a sentence for a file that cannot be shown. The file
 * is untrusted and only read.
 */
export async function openedTraceFile(uri: vscode.Uri, traceId: string | undefined): Promise<OpenedFile> {
  const origin = uri.path.split('/').at(-1) ?? '';
  const base = { origin, traceId: traceId ?? '', documents: [], isTraceLimitExceeded: false };
  const fail = (text: string): OpenedFile => ({ kind: 'trace', trace: { ...base, notice: { kind: 'error', text } } });
  const file = await read(uri);
  if (file.kind === 'history') return file;
  if (file.kind === 'unreadable') return fail(file.text);
  const trace = file.traces.find((one) => one.traceId === traceId) ?? file.traces[0];
  if (trace === undefined) return fail('This file contains no trace.');
  const { documents, isLimitExceeded: isTraceLimitExceeded } = trace;
  return {
    kind: 'trace',
    trace: { ...base, traceId: trace.traceId, documents, isTraceLimitExceeded, notice: undefined },
  };
}

/** The ids of the traces in a file, for a choice. */
export async function traceIdsIn(uri: vscode.Uri): Promise<readonly string[]> {
  const file = await read(uri);
  return file.kind === 'traces' ? file.traces.map(({ traceId }) => traceId) : [];
}

async function read(uri: vscode.Uri): Promise<TraceFile | Extract<OpenedFile, { kind: 'history' }>> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maxBytes) {
      return {
        kind: 'unreadable',
        text: `This file is ${Math.ceil(size / mebibyte)} MB. Dwell opens traces of up to 64 MB.`,
      };
    }
    const { traceSide } = await import('../../trace/traceSide');
    const bytes = unzipped(await vscode.workspace.fs.readFile(uri));
    const history = historyIn(bytes, uri);
    return history === undefined ? traceSide.readTraceBytes(bytes) : { kind: 'history', history };
  } catch (error) {
    return {
      kind: 'unreadable',
      text: `Cannot read the file: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

/** Only a text that names event types is read as a history: a trace may have 64 MB. */
function historyIn(bytes: Uint8Array, uri: vscode.Uri): ShownExecution | undefined {
  const text = new TextDecoder().decode(bytes);
  return text.includes('"EventType"') ? openedHistory(text, uri.path.split('/').at(-1) ?? '') : undefined;
}

/** Files of gzip are opened as what is in them. Throws where that is too long, or cut off. */
function unzipped(bytes: Uint8Array): Uint8Array {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isGzip ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes;
}
