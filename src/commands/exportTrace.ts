import * as vscode from 'vscode';
import { panelContent } from '../views/panelContent';
import { type ExportFormat, saveExport } from '../views/saveExport';
import type { CommandContext } from './commandContext';
import { invocationOf } from './invocationOf';
import { showRefusal } from './showRefusal';

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
    { label: 'X-Ray JSON', description: vscode.l10n.t('what BatchGetTraces answers'), format: 'xray' },
    { label: 'OTLP JSON', description: vscode.l10n.t('for OpenTelemetry viewers'), format: 'otlp' },
    { label: 'Markdown', description: vscode.l10n.t('a summary, to the clipboard'), format: 'markdown' },
  ];
  const placeHolder = vscode.l10n.t('Export as what?');
  return (await vscode.window.showQuickPick(items, { placeHolder }))?.format;
}
