import * as vscode from 'vscode';
import type { PanelContent } from '../../invocations/panel/panelContent';
import { canceled, done, failed, type Outcome } from '../../model/base/outcome';
import { toMarkdown } from '../../trace/export/toMarkdown';
import { toOtlp } from '../../trace/export/toOtlp';
import { toXrayJson } from '../../trace/export/toXrayJson';

/** The export formats of a trace. */
export type ExportFormat = 'xray' | 'otlp' | 'markdown';

/** Writes the trace to a file that the user selects, or copies its summary. */
export async function saveExport(content: PanelContent, format: ExportFormat): Promise<Outcome> {
  const { traceId, documents, invocation } = content;
  if (format === 'markdown') {
    await vscode.env.clipboard.writeText(toMarkdown(traceId, documents, invocation, Date.now()));
    return done;
  }
  if (documents.length === 0) return failed('No trace to export yet.');
  const text =
    format === 'xray' ? toXrayJson(traceId, documents) : `${JSON.stringify(toOtlp(documents), undefined, 2)}\n`;
  return save(content, `${format}.json`, new TextEncoder().encode(text), { JSON: ['json'] });
}

/** Writes a picture that the panel has drawn: SVG as text, PNG as base64. */
export function savePicture(content: PanelContent, format: 'svg' | 'png', data: string): Promise<Outcome> {
  const bytes = format === 'svg' ? new TextEncoder().encode(data) : Buffer.from(data, 'base64');
  return save(content, format, bytes, { [format.toUpperCase()]: [format] });
}

async function save(
  { traceId, invocation }: PanelContent,
  extension: string,
  bytes: Uint8Array,
  filters: Record<string, string[]>,
): Promise<Outcome> {
  const name = `${invocation?.target.functionName ?? 'trace'}-${traceId}.${extension}`;
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const defaultUri = folder === undefined ? vscode.Uri.file(name) : vscode.Uri.joinPath(folder.uri, name);
  const target = await vscode.window.showSaveDialog({ defaultUri, filters });
  if (target === undefined) return canceled;
  await vscode.workspace.fs.writeFile(target, bytes);
  return done;
}
