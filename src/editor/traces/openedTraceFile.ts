import { gunzipSync } from 'node:zlib';
import * as vscode from 'vscode';
import type { OpenedTrace } from '../../protocol/panelMessages';
import { readTraceBytes, type TraceFile } from '../../trace/files/readTraceFile';

/** Reading larger files would block the window for seconds. */
const mebibyte = 1024 * 1024;
const maxBytes = 64 * mebibyte;

/**
 * Reads a trace of a file: the one with `traceId`, else the first. Returns a sentence for a file that cannot be shown. The file
 * is untrusted and only read.
 */
export async function openedTraceFile(uri: vscode.Uri, traceId: string | undefined): Promise<OpenedTrace> {
  const origin = uri.path.split('/').at(-1) ?? '';
  const base = { origin, traceId: traceId ?? '', documents: [], isTraceLimitExceeded: false };
  const fail = (text: string): OpenedTrace => ({ ...base, notice: { kind: 'error', text } });
  const file = await read(uri);
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
  const file = await read(uri);
  return file.kind === 'traces' ? file.traces.map(({ traceId }) => traceId) : [];
}

async function read(uri: vscode.Uri): Promise<TraceFile> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maxBytes) {
      return {
        kind: 'unreadable',
        text: `This file is ${Math.ceil(size / mebibyte)} MB. Dwell opens traces of up to 64 MB.`,
      };
    }
    return readTraceBytes(unzipped(await vscode.workspace.fs.readFile(uri)));
  } catch (error) {
    return {
      kind: 'unreadable',
      text: `Cannot read the file: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
}

/** Files of gzip are opened as what is in them. Throws where that is too long, or cut off. */
function unzipped(bytes: Uint8Array): Uint8Array {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return isGzip ? gunzipSync(bytes, { maxOutputLength: maxBytes }) : bytes;
}
