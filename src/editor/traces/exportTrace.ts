import * as vscode from 'vscode';
import type { CommandContext } from '../commandContext';
import { invocationOf } from '../invocations/invocationOf';
import { showRefusal } from '../prompts/showRefusal';
import { panelContent } from './panel/panelContent';
import { type ExportFormat, saveExport } from './saveExport';

/** Asks for an invocation and a format, and writes its trace to a file or its summary to the clipboard. */
export async function exportTrace(context: CommandContext, argument: unknown): Promise<void> {
  const traced = context.store.all().filter(({ documents }) => documents.length > 0);
  const invocation = await invocationOf(argument, context, traced);
  if (invocation === undefined) return;
  const format = await pickFormat();
  const content = panelContent({ kind: 'invocation', invocationId: invocation.id }, context.store, undefined);
  if (format !== undefined && content !== undefined) await showRefusal(saveExport(content, format));
}

async function pickFormat(): Promise<ExportFormat | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly format: ExportFormat })[] = [
    { label: 'X-Ray JSON', description: 'what BatchGetTraces answers', format: 'xray' },
    { label: 'OTLP JSON', description: 'for OpenTelemetry viewers', format: 'otlp' },
    { label: 'Markdown', description: 'a summary, to the clipboard', format: 'markdown' },
  ];
  const placeHolder = 'Export as what?';
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.format;
}
