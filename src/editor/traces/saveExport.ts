import * as vscode from 'vscode';
import type { PanelContent } from '../../invocations/panel/panelContent';
import { done, failed, type Outcome } from '../../model/base/outcome';
import type { ExportFormat } from '../../protocol/panelMessages';
import { saveFile } from './saveFile';

/** Writes the trace to a file that the user selects, or copies its summary. */
export async function saveExport(content: PanelContent, format: ExportFormat): Promise<Outcome> {
  const { traceId, documents, invocation } = content;
  const { toMarkdown, toOtlp, toXrayJson } = (await import('../../trace/traceSide')).traceSide;
  if (format === 'markdown') {
    await vscode.env.clipboard.writeText(toMarkdown(traceId, documents, invocation, Date.now()));
    return done;
  }
  if (documents.length === 0) return failed('No trace to export yet.');
  const text =
    format === 'otlp' ? `${JSON.stringify(toOtlp(documents), undefined, 2)}\n` : toXrayJson(traceId, documents);
  return save(content, `${format}.json`, new TextEncoder().encode(text), { JSON: ['json'] });
}

/** Writes a picture that the panel has drawn: SVG as text, PNG as base64. */
export function savePicture(content: PanelContent, format: 'svg' | 'png', data: string): Promise<Outcome> {
  const bytes = format === 'svg' ? new TextEncoder().encode(data) : Buffer.from(data, 'base64');
  return save(content, format, bytes, { [format.toUpperCase()]: [format] });
}

function save(
  { traceId, invocation }: PanelContent,
  extension: string,
  bytes: Uint8Array,
  filters: Record<string, string[]>,
): Promise<Outcome> {
  return saveFile(`${invocation?.target.functionName ?? 'trace'}-${traceId}.${extension}`, bytes, filters);
}
